import { draftSteps, type DraftStep } from '@carebatch/core'

/** Where somebody is in the portal. The address holds organisation, page, and batch or step; nothing about a patient. */
export interface Place {
  readonly organisation: string
  readonly page: PageName
  /** Of the page "batch-messages": a batch that is looked at. */
  readonly batch?: string
  /** Of the page "batch-messages": the step of a new batch. */
  readonly step?: DraftStep
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

/** `new`, `new/message`, or the id of a batch. */
function parseBatchPlace([first = '', step, ...more]: readonly string[]): Partial<Place> | undefined {
  if (more.length > 0) return undefined
  if (first === 'new') return step === undefined ? { step: 'type' } : isStep(step) ? { step } : undefined
  return step === undefined && id.test(first) ? { batch: first } : undefined
}

export function pathOf({ organisation, page, batch, step }: Place): string {
  const rest = step === undefined ? batch : `new/${step}`
  return `/${[organisation, page, rest].filter((part) => part !== undefined).join('/')}`
}
