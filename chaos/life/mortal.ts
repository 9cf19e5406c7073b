import { engineSteps, type CallName, type StepName } from '@carebatch/server-adapter/engine/steps'
import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import type { NhsAppAccounts } from '@carebatch/server-adapter/ports/nhs-app-accounts'
import type { PatientLookup } from '@carebatch/server-adapter/ports/patient-lookup'
import type { RecordWriter } from '@carebatch/server-adapter/ports/record-writer'
import type { Sender } from '@carebatch/server-adapter/ports/sender'
import type { WebhookEndpoint } from '@carebatch/server-adapter/ports/webhook-endpoint'

/** Where a process can die: after a transaction that wrote, and before and after each call to somebody else. */
export type Point = `after ${StepName}` | `before ${CallName}` | `after ${CallName}`

export class Crash extends Error {}

/** The ports of a process that dies at the n-th point of its life, or at one by name, and does nothing afterwards. */
export interface Mortal {
  /** The points passed so far, in order. */
  readonly passed: readonly Point[]
  isAlive(): boolean
  store(store: BatchStore): BatchStore
  sender(sender: Sender): Sender
  recordWriter(writer: RecordWriter): RecordWriter
  patientLookup(lookup: PatientLookup): PatientLookup
  nhsAppAccounts(accounts: NhsAppAccounts): NhsAppAccounts
  webhook(endpoint: WebhookEndpoint): WebhookEndpoint
}

export function mortal(diesAt: number | Point): Mortal {
  const passed: Point[] = []
  let alive = true

  const live = (where: string): void => {
    if (!alive) throw new Crash(where)
  }
  const point = (name: Point): void => {
    if (alive && (passed.push(name) === diesAt || name === diesAt)) alive = false
    live(name)
  }
  async function around<Result>(name: CallName, call: () => Promise<Result>): Promise<Result> {
    point(`before ${name}`)
    const result = await call()
    point(`after ${name}`)
    return result
  }

  return {
    passed,
    isAlive: () => alive,
    store: (store) => ({
      ...store,
      async transaction(name, work) {
        live(name)
        const result = await store.transaction(name, work)
        if (isWriting(name) && !isIdle(name, result)) point(`after ${name}`)
        return result
      },
      async snapshot(name, work) {
        live(name)
        return store.snapshot(name, work)
      },
    }),
    sender: (sender) => ({
      ...sender,
      send: (call, signal) => around('sender.send', () => sender.send(call, signal)),
      lookUp: (keys, signal) => around('sender.lookUp', () => sender.lookUp(keys, signal)),
      pullReceipts: (messages, signal) =>
        around('sender.pullReceipts', async () => (await sender.pullReceipts?.(messages, signal)) ?? []),
    }),
    recordWriter: (writer) => ({
      ...writer,
      write: (entry, signal) => around('recordWriter.write', () => writer.write(entry, signal)),
    }),
    patientLookup: (lookup) => ({
      ...lookup,
      lookUp: (...asked) => around('patientLookup.lookUp', () => lookup.lookUp(...asked)),
    }),
    nhsAppAccounts: (accounts) => ({
      ...accounts,
      lookUp: (...asked) => around('nhsAppAccounts.lookUp', () => accounts.lookUp(...asked)),
    }),
    webhook: (endpoint) => ({
      ...endpoint,
      deliver: (event, signal) => around('webhook.deliver', () => endpoint.deliver(event, signal)),
    }),
  }
}

const isWriting = (name: string): name is StepName =>
  Object.entries(engineSteps).some(([step, kind]) => step === name && kind === 'writes')

/** Steps by which workers look for something to do, again and again. */
const looking: readonly string[] = [
  'claim',
  'claim-fallbacks',
  'claim-deadlines',
  'claim-records',
  'take-over',
  'end-hold',
  'release-held',
  'forget-drafts',
  'note-webhooks',
  'claim-webhook',
]

/** Found nothing: then nothing was written either, and nothing can be lost by it. */
const isIdle = (name: string, result: unknown): boolean =>
  looking.includes(name) && (!result || (Array.isArray(result) && result.length === 0))
