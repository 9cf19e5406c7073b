/** Where somebody is in the portal. The address holds organisation, page and batch, never anything about a patient. */
export interface Place {
  readonly organisation: string
  readonly page: PageName
  /** Of the page "batch-messages": a batch that is looked at, or the wizard. */
  readonly batch?: string
  readonly step?: 'new'
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
export const firstOrganisation = 'larkfield'
const id = /^[A-Za-z0-9_-]{1,64}$/

const isPageName = (text: string): text is PageName => pageNames.some((name) => name === text)

/** Reads the path of an address; `/` is the batch messages of the first organisation. Undefined: no such page. */
export function parsePlace(path: string): Place | undefined {
  const [organisation = firstOrganisation, page = 'batch-messages', rest, ...more] = path
    .split('/')
    .filter((part) => part !== '')
  if (!id.test(organisation) || !isPageName(page) || more.length > 0) return undefined
  if (rest === undefined) return { organisation, page }
  if (page !== 'batch-messages' || !id.test(rest)) return undefined
  return rest === 'new' ? { organisation, page, step: 'new' } : { organisation, page, batch: rest }
}

export function pathOf({ organisation, page, batch, step }: Place): string {
  return `/${[organisation, page, step ?? batch].filter((part) => part !== undefined).join('/')}`
}
