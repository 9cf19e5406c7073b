import { setTimeout as pause } from 'node:timers/promises'
import { batchTypes, clinicalSystems, instantFrom, parseNhsNumber } from '@carebatch/core'
import type { ListRow } from '@carebatch/core/wire'
import { createEngine } from '@carebatch/server-adapter/engine/create-engine'
import type { Engine } from '@carebatch/server-adapter/engine/engine'
import type { Actor } from '@carebatch/server-adapter/ports/authoriser'
import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import type { RecordWriter } from '@carebatch/server-adapter/ports/record-writer'
import type { Sender } from '@carebatch/server-adapter/ports/sender'

export const priya: Actor = {
  organisation: {
    id: 'larkfield',
    name: 'Larkfield Surgery',
    odsCode: 'Y00001',
    clinicalSystem: 'systmone',
    country: 'england',
  },
  user: { id: 'priya', name: 'Priya Nandi' },
  permissions: ['batches:read', 'batches:send', 'settings:write'],
  hasAccess: true,
}

/** Takes 500 texts a call and accepts them at once. */
export const nullSender: Sender = {
  name: 'null',
  channel: 'sms',
  dedupe: 'by-reference',
  contactSource: 'ours',
  supports: {
    maxPerCall: 500,
    receipts: true,
    readReceipts: false,
    remembersForMs: 7 * 24 * 60 * 60 * 1000,
    perSecond: Infinity,
  },
  sandbox: true,
  send: async ({ messages }) => messages.map(() => ({ kind: 'accepted' })),
  lookUp: async () => new Set(),
  readReceipts: async () => undefined,
}

/** The engine of a practice with the system's clock, where everybody outside answers at once. */
export function practice(
  store: BatchStore,
  recordWriter: RecordWriter,
  works: boolean,
  sender = nullSender,
): Engine {
  return createEngine({
    store,
    works,
    recordWriter,
    clock: { now: Date.now, monotonic: () => performance.now() },
    senders: [sender],
    scheduler: { supports: { manyProcesses: true }, async start() {}, async wakeAt() {}, async stop() {} },
    patientLookup: {
      name: 'register',
      supports: { maxPerCall: 500, perSecond: Infinity },
      lookUp: async (_organisation, subjects) =>
        subjects.map(({ nhsNumber }) => ({
          nhsNumber,
          answer: 'found' as const,
          asOf: instantFrom(Date.now()),
          registeredHere: true,
        })),
    },
    nhsAppAccounts: { name: 'none', lookUp: async () => new Map() },
    clinicalSystems,
    batchTypes,
    sandbox: true,
    logger: {
      info() {},
      warn() {},
      error: (fields, text) => void process.stderr.write(`${text} ${JSON.stringify(fields)}\n`),
    },
  })
}

/** Different synthetic patients. There are too few fiction numbers: shared ones would be looked at each time. */
export function* patients(count: number): Generator<ListRow> {
  for (let digits = 9_990_000_000, made = 0; made < count; digits += 1) {
    const nhsNumber = parseNhsNumber(String(digits))
    if (nhsNumber === undefined) continue
    const line = made + 2
    made += 1
    yield {
      line,
      nhsNumber,
      phone: `+4479${String(12_000_000 + ((line * 7_919) % 900_000))}`,
      dateOfBirth: '1970-01-01' as NonNullable<ListRow['dateOfBirth']>,
      name: { full: `Given${String(line)} Family`, first: `Given${String(line)}`, last: 'Family' },
      given: { nhsNumber: true, phone: true, dateOfBirth: true, email: false, name: true },
      fields: { Clinic: 'Room 4' },
    }
  }
}

/** Lists these patients and has them looked up: what happens before anybody presses Send. */
export async function makeList(engine: Engine, count: number): Promise<string> {
  const list = await engine.createPatientList(priya, {
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    rows: count,
    contactDetailsFromList: false,
  })
  let part: ListRow[] = []
  for (const row of patients(count)) {
    part.push(row)
    if (part.length < 1_000) continue
    await engine.putListRows(priya, list.id, part)
    part = []
  }
  if (part.length > 0) await engine.putListRows(priya, list.id, part)
  await engine.lookUpList(priya, list.id)
  // Another process may be looking it up.
  while ((await engine.readPatientList(priya, list.id)).state !== 'ready') await pause(50)
  return list.id
}

export function confirm(engine: Engine, list: string, count: number) {
  return engine.confirmBatch(
    priya,
    {
      name: 'Flu vaccination',
      batchType: 'message',
      patientList: list,
      message: { subject: '', body: 'Please call us to book your vaccination.', greeting: true },
      schedule: { kind: 'now' },
      expected: { patients: count, contactable: count },
    },
    `key-${list}`,
  )
}
