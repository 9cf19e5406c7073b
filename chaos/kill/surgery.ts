import { batchTypes, CareBatchError, clinicalSystems, instantFrom, parseNhsNumber } from '@carebatch/core'
import type { ListRow } from '@carebatch/core/wire'
import { createEngine } from '@carebatch/server-adapter/engine/create-engine'
import type { Engine } from '@carebatch/server-adapter/engine/engine'
import type { Actor } from '@carebatch/server-adapter/ports/authoriser'
import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import type { Clock } from '@carebatch/server-adapter/ports/clock'
import type { Sender, SendOutcome } from '@carebatch/server-adapter/ports/sender'

/** Tuesday 24 November 2026, 10:00 in London. */
export const start = Date.UTC(2026, 10, 24, 10)

export const priya: Actor = {
  organisation: {
    id: 'larkfield',
    name: 'Larkfield Surgery',
    odsCode: 'Y00001',
    clinicalSystem: 'systmone',
    country: 'england',
  },
  user: { id: 'priya', name: 'Priya Nandi' },
  permissions: ['batches:read', 'batches:send'],
  hasAccess: true,
}

export type Dedupe = Sender['dedupe']

/** A sender that calls the provider's process. Whatever goes wrong on the line: nobody knows. */
export function lineTo(port: number, dedupe: Dedupe): Sender {
  const post = async (path: string, body: unknown, signal: AbortSignal): Promise<unknown> => {
    try {
      const address = `http://127.0.0.1:${port}${path}`
      const response = await fetch(address, { method: 'POST', body: JSON.stringify(body), signal })
      return await response.json()
    } catch (cause) {
      throw new CareBatchError('provider-no-answer', { cause })
    }
  }
  return {
    name: 'line',
    channel: 'sms',
    dedupe,
    contactSource: 'ours',
    supports: {
      maxPerCall: 10,
      receipts: true,
      readReceipts: false,
      remembersForMs: 7 * 24 * 60 * 60 * 1000,
      perSecond: Infinity,
    },
    sandbox: true,
    send: async (call, signal) => (await post('/send', call, signal)) as readonly SendOutcome[],
    lookUp: async (keys, signal) => new Set((await post('/look-up', keys, signal)) as readonly string[]),
    readReceipts: async () => undefined,
  }
}

export function surgeryEngine(store: BatchStore, clock: Clock, senders: readonly Sender[]): Engine {
  return createEngine({
    store,
    clock,
    senders,
    scheduler: { supports: { manyProcesses: false }, async start() {}, async wakeAt() {}, async stop() {} },
    recordWriter: {
      name: 'none',
      supports: { concurrency: 50 },
      write: async () => ({ kind: 'written' }),
    },
    patientLookup: {
      name: 'register',
      supports: { maxPerCall: 500, perSecond: Infinity },
      lookUp: async (_organisation, subjects) =>
        subjects.map(({ nhsNumber }) => ({
          nhsNumber,
          answer: 'found' as const,
          asOf: instantFrom(clock.now()),
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

/** So many different synthetic patients with mobiles of the fiction range. */
export function patients(count: number): readonly ListRow[] {
  const rows: ListRow[] = []
  for (let n = 0; rows.length < count; n++) {
    const stem = `999${String(n).padStart(6, '0')}`
    const nhsNumber = Array.from({ length: 10 }, (_, digit) => parseNhsNumber(`${stem}${digit}`)).find(
      Boolean,
    )
    if (nhsNumber !== undefined) rows.push(patient(rows.length + 2, nhsNumber))
  }
  return rows
}

function patient(line: number, nhsNumber: string): ListRow {
  return {
    line,
    nhsNumber,
    phone: `+447700900${String(line % 900).padStart(3, '0')}`,
    dateOfBirth: '1970-01-01' as NonNullable<ListRow['dateOfBirth']>,
    given: { nhsNumber: true, phone: true, dateOfBirth: true, email: false, name: false },
    fields: {},
  }
}
