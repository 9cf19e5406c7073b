import {
  defaultSettings,
  deliveryCounts,
  newLedger,
  stateOf,
  wayResults,
  type PlannedStep,
} from '@carebatch/core'
import type { ListRow } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { NewStoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import type { StoredPatientList } from '../../ports/store/patient-list-table.ts'
import type { StoredSubmission } from '../../ports/store/submission-table.ts'
import type { NewTask } from '../../ports/store/task-table.ts'

export const text: readonly PlannedStep[] = [{ channel: 'sms', address: '+447700900118' }]

export const list = (more: Partial<StoredPatientList> = {}): StoredPatientList => ({
  id: 'list-1',
  organisation: 'larkfield',
  clinicalSystem: 'systmone',
  fileName: 'list.csv',
  contactDetailsFromList: false,
  rows: 3,
  state: 'receiving',
  received: 0,
  lookedUp: 0,
  noAnswer: 0,
  failures: 0,
  version: 0,
  updatedAt: 0,
  ...more,
})

export const row = (line: number, nhsNumber = '9990548609'): ListRow => ({
  line,
  nhsNumber,
  given: { nhsNumber: true, phone: false, dateOfBirth: false, email: false, name: false },
  fields: { Clinic: 'Asthma' },
})

export const batch = (more: Partial<NewStoredBatch> = {}): NewStoredBatch => ({
  id: 'batch-1',
  organisation: 'larkfield',
  definition: {
    name: 'Flu vaccination',
    batchType: 'message',
    patientList: 'list-1',
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    message: { subject: '', body: 'Please call us.', greeting: false },
    schedule: { kind: 'now' },
    fallbackAfterHours: undefined,
    settings: defaultSettings,
    practiceName: 'Larkfield Surgery',
    createdBy: 'Priya Nandi',
    patients: 3,
    channels: { email: 0, 'nhs-app': 0, sms: 3 },
    withoutMobile: 0,
    undoUntil: undefined,
    firstDueAt: undefined,
    lastDueAt: undefined,
  },
  preparing: false,
  counts: deliveryCounts([['waiting', 3]]),
  idempotencyKey: 'key-1',
  requestHash: 'hash-1',
  createdAt: 0,
  ...more,
})

export function message(line: number, more: Partial<StoredMessage> = {}): StoredMessage {
  const plan = more.plan ?? text
  const ledger =
    more.ledger ??
    newLedger(
      plan.map(({ channel, fallbackAfterMs }) => ({ channel, fallback: fallbackAfterMs !== undefined })),
    )
  return {
    id: `${more.batch ?? 'batch-1'}-${line}`,
    batch: 'batch-1',
    organisation: 'larkfield',
    line,
    nhsNumber: '9990548609',
    name: 'Okafor, Anthony',
    firstName: 'Anthony',
    lastName: 'Okafor',
    dateOfBirth: '1970-01-01',
    plan,
    ledger,
    state: stateOf(ledger),
    reason: undefined,
    factsAsOf: 0,
    triedSince: undefined,
    dueAt: 1_000,
    changedAt: 0,
    ways: wayResults(ledger),
    ...more,
  }
}

export const task = (line: number, more: Partial<NewTask> = {}): NewTask => ({
  message: `batch-1-${line}`,
  kind: 'send',
  step: 0,
  batch: 'batch-1',
  organisation: 'larkfield',
  channel: 'sms',
  dueAt: 1_000,
  ...more,
})

export const submission = (...lines: readonly number[]): StoredSubmission => ({
  reference: `reference-${lines.join('-')}`,
  sender: 'sms',
  organisation: 'larkfield',
  from: 'Larkfield',
  payloadHash: 'hash',
  members: lines.map((line) => ({ message: `batch-1-${line}`, step: 0, generation: 1 })),
  calls: 1,
  asks: 0,
  silent: false,
  firstCalledAt: 0,
  dueAt: 0,
})

/** A list and a batch of three messages, each due at 1,000. */
export async function threeMessages({ patientLists, batches, messages, tasks }: StoreTables): Promise<void> {
  await patientLists.insert(list())
  await batches.insert(batch())
  await messages.insert([message(1), message(2), message(3)])
  await tasks.add([task(1), task(2), task(3)])
}
