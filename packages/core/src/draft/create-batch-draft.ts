import type { MessageContent } from '../message/message-content.ts'
import type { BatchDraft, DraftActions } from './batch-draft.ts'
import type { DraftContent } from './check-draft.ts'
import type { BatchToSend } from './draft-backend.ts'
import { DraftListing } from './draft-listing.ts'
import type { BatchDraftOptions, ListReader } from './draft-options.ts'
import { DraftSending } from './draft-sending.ts'
import type { UsedTemplate } from './draft-state.ts'
import { DraftStore } from './draft-store.ts'

/** A new, empty draft. With a single batch type to choose from, it is chosen. */
export function createBatchDraft(options: BatchDraftOptions): BatchDraft {
  const store = new DraftStore(emptyContent(options), options.now)
  const listing = new DraftListing(store, options, options.readList ?? readOnPage)
  const sending = new DraftSending({
    confirm: (batch, key) => options.backend.confirmBatch(batch, key),
    newKey: options.newKey,
    show: (sent) => store.set({ sending: sent }),
  })
  return {
    getState: () => store.state,
    subscribe: (listener) => store.subscribe(listener),
    actions: {
      ...writing(store, listing, options),
      ...listActions(listing),
      ...sendActions(store, listing, sending),
    },
    dispose: () => listing.stop(),
  }
}

/** Loaded with the first list: a draft that is handed another reader never loads it. */
const readOnPage: ListReader = async (source, options) => {
  const { readPatientList } = await import('../patient-list/read-patient-list.ts')
  return readPatientList(source, options)
}

function emptyContent({ batchTypes, settings }: BatchDraftOptions): DraftContent {
  return {
    step: 'type',
    batchType: batchTypes.length === 1 ? batchTypes[0] : undefined,
    name: '',
    message: { subject: firstSubject(settings.practiceName), body: '', greeting: true },
    template: undefined,
    list: { kind: 'none' },
    time: { schedule: { kind: 'now' }, typed: {} },
    sending: { kind: 'not-sent' },
  }
}

const firstSubject = (practice: string) => (practice === '' ? '' : `Message from ${practice}`)

type Writing = Pick<
  DraftActions,
  'goTo' | 'chooseType' | 'setName' | 'setMessage' | 'applyTemplate' | 'setTime'
>

function writing(store: DraftStore, listing: DraftListing, { batchTypes }: BatchDraftOptions): Writing {
  return {
    goTo(step) {
      if (!store.set().reachable.includes(step)) return false
      store.set({ step })
      return true
    },
    chooseType(code) {
      store.set({ batchType: batchTypes.find((type) => type.code === code) })
      listing.reviewAgain()
    },
    setName: (name) => void store.set({ name }),
    setMessage: (change) => void store.set(changedMessage(store.state, change)),
    applyTemplate: (template) =>
      void store.set(template === undefined ? { template } : taken(store.state, template)),
    setTime: (time) => void store.set({ time }),
  }
}

function changedMessage(
  { message, template }: DraftContent,
  change: Partial<MessageContent>,
): Partial<DraftContent> {
  const isOtherText = change.subject !== undefined || change.body !== undefined
  return {
    message: { ...message, ...change },
    template: template && { ...template, changed: template.changed || isOtherText },
  }
}

function taken(
  { message }: DraftContent,
  {
    subject,
    body,
    ...template
  }: Omit<UsedTemplate, 'changed'> & { readonly subject: string; readonly body: string },
): Partial<DraftContent> {
  return { message: { ...message, subject, body }, template: { ...template, changed: false } }
}

type ListActions = Pick<
  DraftActions,
  'readList' | 'mapColumns' | 'readAs' | 'resumeUpload' | 'lookUpAgain' | 'removeList' | 'edit'
>

function listActions(listing: DraftListing): ListActions {
  return {
    readList: (source, fileName) => listing.read({ source, fileName, isFromHost: Array.isArray(source) }),
    mapColumns: (mapping) => listing.mapColumns(mapping),
    readAs: (encoding) => listing.readAs(encoding),
    resumeUpload: async () => void (await listing.bringUpToDate()),
    lookUpAgain: (lines) => listing.lookUpAgain(lines),
    removeList: () => listing.remove(),
    edit: (edit) => listing.edit(edit),
  }
}

function sendActions(
  store: DraftStore,
  listing: DraftListing,
  sending: DraftSending,
): Pick<DraftActions, 'send' | 'reopen'> {
  return {
    async send(mayLeave = () => true) {
      if (store.state.sending.kind === 'sent') return
      await sending.send(async () => {
        if (!store.set().reachable.includes('send')) return undefined
        // The server reviews its own rows: it must have every correction before it is asked.
        if (!(await listing.bringUpToDate())) throw transferError(store.state)
        const batch = batchToSend(store.state, listing.id)
        return batch !== undefined && mayLeave(batch) ? batch : undefined
      })
    },
    reopen() {
      sending.forget()
      store.set({ sending: { kind: 'not-sent' } })
    },
  }
}

function batchToSend(state: DraftContent, patientList: string | undefined): BatchToSend | undefined {
  const { batchType, list, message, name, time } = state
  if (batchType === undefined || list.kind !== 'read' || time.schedule === undefined) return undefined
  if (patientList === undefined) return undefined
  const { contactable, patients } = list.review
  return {
    name: name.trim(),
    batchType: batchType.code,
    patientList,
    message,
    schedule: time.schedule,
    expected: { patients: patients.length, contactable },
  }
}

function transferError({ list }: DraftContent): unknown {
  return list.kind === 'read' && list.transfer.kind === 'interrupted' ? list.transfer.error : undefined
}
