import { draftSteps, type DraftStep } from '@carebatch/core'

/** Where somebody is in the portal. The address holds organisation, page, and batch or step; nothing about a patient. */
export interface Place {
  readonly organisation: string
  readonly page: PageName
  /** Of the page "batch-messages": a batch that is looked at. */
  readonly batch?: string
  /** Of the page "batch-messages": the step of a new batch. */
  readonly step?: DraftStep
  /** Of a new batch: the draft that it is saved as. */
  readonly draft?: string
}

export const pageNames = [
  'today',
  'appointments',
  'tasks',
  'documents',
  'batch-messages',
  'phone-simulator',
  'records',
] as const
export type PageName = (typeof pageNames)[number]

/** The sandbox organisation that an address without one means. */
const firstOrganisation = 'larkfield'
const id = /^[A-Za-z0-9_-]{1,64}$/

const isPageName = (text: string): text is PageName => pageNames.some((name) => name === text)
const isStep = (text: string): text is DraftStep => draftSteps.some((step) => step === text)

/** Reads the path of an address; `/` is the batch messages of the first organisation. Undefined: no such page. */
export function parsePlace(path: string): Place | undefined {
  const [organisation = firstOrganisation, page = 'batch-messages', ...rest] = path
    .split('/')
    .filter((part) => part !== '')
  if (!id.test(organisation) || !isPageName(page)) return undefined
  if (rest.length === 0) return { organisation, page }
  const inBatches = page === 'batch-messages' ? parseBatchPlace(rest) : undefined
  return inBatches && { organisation, page, ...inBatches }
}

/** `new`, `new/message`, `drafts/<id>`, `drafts/<id>/message`, or the id of a batch. */
function parseBatchPlace([first = '', ...rest]: readonly string[]): Partial<Place> | undefined {
  if (first === 'drafts') return parseDraftPlace(rest)
  const [step, ...more] = rest
  if (more.length > 0) return undefined
  if (first === 'new') return step === undefined ? { step: 'type' } : isStep(step) ? { step } : undefined
  return step === undefined && id.test(first) ? { batch: first } : undefined
}

function parseDraftPlace([draft = '', step, ...more]: readonly string[]): Partial<Place> | undefined {
  if (!id.test(draft) || more.length > 0) return undefined
  if (step === undefined) return { draft }
  return isStep(step) ? { draft, step } : undefined
}

export function pathOf({ organisation, page, batch, step, draft }: Place): string {
  const begun = draft === undefined ? 'new' : `drafts/${draft}`
  const isNew = draft !== undefined || step !== undefined
  const rest = isNew ? [begun, step].filter((part) => part !== undefined).join('/') : batch
  return `/${[organisation, page, rest].filter((part) => part !== undefined).join('/')}`
}
