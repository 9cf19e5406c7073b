import type { MessageContent } from '../message/message-content.ts'
import type { BatchDraft, DraftActions } from './batch-draft.ts'
import type { DraftContent } from './check-draft.ts'
import { batchToSend } from './batch-to-send.ts'
import { DraftListing } from './draft-listing.ts'
import type { BatchDraftOptions, ListReader } from './draft-options.ts'
import { DraftSaving } from './draft-saving.ts'
import { DraftSending } from './draft-sending.ts'
import type { DraftState, UsedTemplate } from './draft-state.ts'
import { DraftStore } from './draft-store.ts'
import { contentOf, enteredDraft } from './entered-draft.ts'
import type { KeptDraft, SavedDrafts } from './saved-drafts.ts'

/** A new, empty draft of the first batch type. */
export function createBatchDraft(options: BatchDraftOptions): BatchDraft {
  return assemble(options, emptyContent(options)).draft
}

/**
 * A draft that was saved, as staff left it: also what they decided about patients, and without the file of the list.
 *
 * @throws CareBatchError `already-being-sent`, `not-found`
 */
export async function openBatchDraft(
  options: BatchDraftOptions & { readonly drafts: SavedDrafts },
  id: string,
): Promise<BatchDraft> {
  const { drafts, batchTypes } = options
  const kept = await drafts.draft(id)
  const { step } = kept.content
  const saving = { kind: 'saved', at: kept.changedAt } as const
  const content = { ...emptyContent(options), ...contentOf(kept.content, batchTypes), id, saving }
  const { draft, listing, store } = assemble(options, content, kept)
  await listing.restore(drafts)
  // What lay behind a step may have changed since: a time that has passed, a list that is still looked up.
  const { reachable } = store.set()
  if (!reachable.includes(step)) store.set({ step: reachable.at(-1) ?? 'type' })
  return draft
}

function assemble(options: BatchDraftOptions, content: DraftContent, kept?: KeptDraft) {
  const store = new DraftStore(content, options.now)
  const listing = new DraftListing(store, options, options.readList ?? readOnPage, kept?.content.patientList)
  const saving = savingOf(options, store, listing, kept)
  const sending = new DraftSending({
    confirm: (batch, key) => options.backend.confirmBatch(batch, key),
    newKey: options.newKey,
    show: (sent) => store.set({ sending: sent }),
  })
  const draft: BatchDraft = {
    getState: () => store.state,
    subscribe: (listener) => store.subscribe(listener),
    actions: {
      ...writing(store, listing, options),
      ...listActions(listing),
      ...sendActions(store, listing, sending, saving),
      ...savingActions(listing, saving),
    },
    dispose() {
      listing.stop()
      void saving?.now().finally(() => saving.rest())
    },
  }
  return { draft, listing, store }
}

function savingOf(
  { drafts, newKey, after }: BatchDraftOptions,
  store: DraftStore,
  listing: DraftListing,
  kept: KeptDraft | undefined,
): DraftSaving | undefined {
  if (drafts === undefined) return undefined
  const entered = () => enteredDraft(store.state, listing.entered)
  const show = (shown: Pick<DraftState, 'saving' | 'id'>) => void store.set(shown)
  const saving = new DraftSaving({ drafts, newKey, after, entered, show }, kept)
  let { step } = store.state
  store.subscribe((state) => {
    const isOtherStep = state.step !== step
    step = state.step
    if (isOtherStep) void saving.now()
    else saving.changed()
  })
  return saving
}

function savingActions(
  listing: DraftListing,
  saving: DraftSaving | undefined,
): Pick<DraftActions, 'save' | 'saveAsNew'> {
  return {
    save: async () => saving?.now(),
    async saveAsNew() {
      listing.sendAnew()
      await saving?.asNew()
    },
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
    batchType: batchTypes[0],
    name: '',
    message: { subject: firstSubject(settings.practiceName), body: '', greeting: true },
    template: undefined,
    questionnaire: undefined,
    attachment: undefined,
    list: { kind: 'none' },
    time: { schedule: { kind: 'now' }, typed: {} },
    sending: { kind: 'not-sent' },
    id: undefined,
    saving: { kind: 'nothing' },
  }
}

const firstSubject = (practice: string) => (practice === '' ? '' : `Message from ${practice}`)

type Writing = Pick<
  DraftActions,
  | 'goTo'
  | 'chooseType'
  | 'chooseQuestionnaire'
  | 'setName'
  | 'setMessage'
  | 'applyTemplate'
  | 'setAttachment'
  | 'setTime'
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
    chooseQuestionnaire: (questionnaire) =>
      void store.set({ questionnaire, ...invitation(store.state.message) }),
    setName: (name) => void store.set({ name }),
    setMessage: (change) => void store.set(changedMessage(store.state, change)),
    applyTemplate: (template) =>
      void store.set(template === undefined ? { template } : taken(store.state, template)),
    setAttachment(attachment) {
      const hadLink = store.state.attachment !== undefined
      store.set({ attachment })
      if (hadLink !== (attachment !== undefined)) listing.reviewAgain()
    },
    setTime: (time) => void store.set({ time }),
  }
}

/** Names no topic: a text can be read on a locked screen. The link is added where it is sent. */
const firstInvitation = 'Please answer some questions for us. Your link opens with your date of birth.'

function invitation(message: MessageContent): Partial<DraftContent> {
  return message.body.trim() === '' ? { message: { ...message, body: firstInvitation } } : {}
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
  saving: DraftSaving | undefined,
): Pick<DraftActions, 'send' | 'reopen'> {
  return {
    async send(mayLeave = () => true) {
      const before = store.state.sending.kind
      if (before === 'sent') return
      await sending.send(async () => {
        if (!store.set().reachable.includes('send')) return undefined
        // The server reviews its own rows: it must have every correction before it is asked.
        if (!(await listing.bringUpToDate())) throw transferError(store.state)
        // A Send without an answer may have taken the draft along: repeated, it finds its own batch.
        if (before !== 'no-answer') await saveLast(saving)
        const batch = batchToSend(store.state, listing.id, saving?.id)
        return batch !== undefined && mayLeave(batch) ? batch : undefined
      })
      if (isSent(store.state)) saving?.rest()
    },
    reopen() {
      sending.forget()
      store.set({ sending: { kind: 'not-sent' } })
      void saving?.asNew()
    },
  }
}

/** Whoever sends what somebody else has changed meanwhile is told before anything leaves. */
async function saveLast(saving: DraftSaving | undefined): Promise<void> {
  await saving?.now()
  if (saving?.standstill !== undefined) throw saving.standstill
}

const isSent = ({ sending }: DraftContent): boolean => sending.kind === 'sent'

function transferError({ list }: DraftContent): unknown {
  return list.kind === 'read' && list.transfer.kind === 'interrupted' ? list.transfer.error : undefined
}
