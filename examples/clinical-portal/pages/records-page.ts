import type { Batch, SandboxRecord, SandboxRecords } from '@carebatch/core/wire'
import { button, element, panel } from './element.ts'
import { replaceKeepingFocus } from './keep-focus.ts'
import { ifBatchMessaging } from './if-batch-messaging.ts'
import { liveSearch, type LiveSearch, type Search } from './live-search.ts'
import type { PageVisit, PortalPage } from './page.ts'
import { table } from './table.ts'
import { figure, momentInWords, nhsNumberInWords, wayInWords } from './words.ts'

const headings = ['NHS number', 'Batch', 'Entry', 'Text', 'Code', 'Sent']
const kinds = { sent: 'Message sent', 'not-delivered': 'Message not delivered' } as const

const entry = (record: SandboxRecord) => [
  nhsNumberInWords(record.nhsNumber),
  record.batch,
  `${kinds[record.kind]}, ${wayInWords[record.channel]}`,
  record.text,
  record.code === undefined ? '' : `${record.code.display} (${record.code.code})`,
  momentInWords(record.sentAt),
]

const savedOfBatch = ({ name, records: { due, written, gaps } }: Batch) => [
  name,
  figure(due),
  figure(written),
  figure(gaps),
]

function byBatch(batches: readonly Batch[]): Node {
  if (batches.length === 0) return element('p', { class: 'fw-quiet' }, 'No batch was sent yet.')
  return table(
    'Record entries of each batch',
    ['Batch', 'To save', 'Saved', 'Gaps'],
    batches.map(savedOfBatch),
  )
}

/** The practice's records, as far as this example has any: what record writing handed over. */
class Records {
  readonly #visit: PageVisit
  readonly #search: LiveSearch
  readonly #batches = element('div')
  readonly #entries = element('div')
  readonly #total = element('p', { class: 'fw-now', id: 'total' })

  constructor(visit: PageVisit) {
    this.#visit = visit
    this.#search = liveSearch(visit, 'Find an NHS number or a batch', (search) => this.#show(search))
  }

  content(): readonly Node[] {
    const { field, problem } = this.#search
    return [
      problem,
      panel('by-batch', 'By batch', this.#batches),
      panel('by-patient', 'By patient', this.#total, field, this.#entries),
    ]
  }

  async #show(search: Search): Promise<void> {
    const { client } = this.#visit
    const [{ batches }, records] = await Promise.all([
      client.batches({ signal: search.signal }),
      client.sandbox.records(search),
    ])
    replaceKeepingFocus(this.#batches, [byBatch(batches)])
    this.#total.textContent = `${figure(records.total)} ${records.total === 1 ? 'entry' : 'entries'}`
    replaceKeepingFocus(this.#entries, this.#byPatient(records))
  }

  #byPatient({ records, total }: SandboxRecords): readonly Node[] {
    const { canShowMore, showMore } = this.#search
    const shown = `${figure(records.length)} of ${figure(total)} shown, newest first`
    const more = canShowMore(records.length, total)
    return [
      ...(total > 0 ? [table('Record entries, newest first', headings, records.map(entry))] : []),
      element('p', { class: 'fw-quiet' }, shown),
      ...(more ? [button('Show more', showMore, { id: 'more-records' })] : []),
    ]
  }
}

export const recordsPage: PortalPage = {
  title: 'Records',
  content: ifBatchMessaging((visit) => new Records(visit).content()),
}
