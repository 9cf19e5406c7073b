import {
  formatNhsNumber,
  parseNhsNumber,
  type Channel,
  type MessageState,
  type RecordState,
} from '@carebatch/core'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { csvLine } from './csv-line.ts'

const rowsAtOnce = 5_000

const headings = [
  'Line',
  'Name',
  'NHS number',
  'Outcome',
  'Reason',
  'Sent by',
  'First sent by',
  'Last change',
  'Record',
]

const stateWords: Readonly<Record<MessageState, string>> = {
  excluded: 'Not contactable',
  waiting: 'Waiting',
  held: 'Held back',
  submitting: 'Sending',
  accepted: 'Sending',
  delivered: 'Delivered',
  read: 'Delivered, read',
  emailed: 'Emailed',
  failed: 'Failed',
  'no-confirmation': 'No confirmation',
  'outcome-unknown': 'Outcome unknown',
  skipped: 'Skipped',
  cancelled: 'Cancelled',
}
const channelWords: Readonly<Record<Channel, string>> = { email: 'Email', 'nhs-app': 'NHS App', sms: 'Text' }
const recordWords: Readonly<Record<RecordState, string>> = {
  none: '',
  due: 'Not yet saved',
  written: 'Saved',
  gap: 'Could not be saved',
}

/** Who got it and who did not, everybody of the list, for people who open it in a spreadsheet. */
export function exportOutcomes(context: EngineContext): Engine['exportOutcomes'] {
  return async ({ organisation }, id) => {
    let text = `\ufeff${csvLine(headings)}`
    for (let after: number | undefined = 0; after !== undefined;) {
      const part: readonly StoredMessage[] = await context.transaction('export', async (tables) => {
        orNotFound(await tables.batches.find(organisation.id, id))
        return (await tables.messages.page(id, { after, limit: rowsAtOnce })).messages
      })
      text += part.map((message) => csvLine(cells(message))).join('')
      after = part.length === rowsAtOnce ? part.at(-1)?.line : undefined
    }
    return text
  }
}

function cells(message: StoredMessage): readonly string[] {
  const { line, name = '', nhsNumber = '', state, reason = '', plan, ledger, changedAt } = message
  const parsed = parseNhsNumber(nhsNumber)
  const wordFor = (step: number) => {
    const channel = plan[step]?.channel
    return channel === undefined ? '' : channelWords[channel]
  }
  const hasReason = state === 'excluded' || state === 'skipped' || state === 'failed'
  return [
    String(line),
    name,
    parsed === undefined ? nhsNumber : formatNhsNumber(parsed),
    stateWords[state],
    hasReason ? reason : '',
    wordFor(ledger.step),
    wordFor(0),
    inLondon.format(changedAt).replace(',', ''),
    recordWords[ledger.record],
  ]
}

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
