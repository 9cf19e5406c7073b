import { CareBatchError } from '@carebatch/core'
import type { Copy } from '../provider/truth-log.ts'
import { newBatch } from '../world/make-batch.ts'
import { hour, minute, priya, start } from '../world/surgery.ts'
import type { Act, Life } from './life.ts'

const secondMs = 1_000

/** What was done already is done, whoever asks a second time. */
export async function unlessForbidden(work: Promise<unknown>): Promise<void> {
  await work.catch((failure: unknown) => {
    if (!(failure instanceof CareBatchError && failure.code === 'state-forbids')) throw failure
  })
}

const batchOf = ({ memory }: Life): string => memory.batches.get('a') ?? ''
const copiesOf = ({ provider, ...life }: Life, sender: string): readonly Copy[] =>
  provider
    .truth(life.memory.batches.get('a'))
    .filter((it) => it.what === 'copy')
    .filter((it) => it.sender === sender)
    .toSorted((a, b) => a.key.localeCompare(b.key))

/** A batch from settings to the last deadline: everything that can happen to a message, and everybody who can ask. */
export const sendingActs: readonly Act[] = [
  {
    name: 'settings',
    async run({ engine }) {
      await engine.writeSettings(priya, await engine.readSettings(priya))
      const { id } = await engine.saveTemplate(priya, { name: 'Flu', subject: '', body: 'Please call us.' })
      await engine.deleteTemplate(priya, id).catch(() => undefined)
    },
  },
  {
    name: 'announce the list',
    async run({ engine, memory, people }) {
      const { id } = await engine.createPatientList(priya, {
        clinicalSystem: 'systmone',
        fileName: 'list.csv',
        rows: people.length,
        contactDetailsFromList: false,
      })
      memory.list = id
    },
  },
  {
    name: 'look the list up, at first in vain',
    async run({ engine, memory, people, until, now }) {
      memory.areLookUpsDown = now() < start + secondMs
      const rows = people.map(({ row }) => row)
      await engine.putListRows(priya, memory.list ?? '', rows)
      await engine.lookUpList(priya, memory.list ?? '')
      await until(start + secondMs - 1)
      memory.areLookUpsDown = false
      await until(start + 5 * secondMs)
    },
  },
  {
    name: 'send',
    async run({ engine, memory, people }) {
      const { id } = await engine.confirmBatch(priya, newBatch(memory.list ?? '', people), 'key-a')
      memory.batches.set('a', id)
    },
  },
  { name: 'the undo grace is over', run: ({ until }) => until(start + minute) },
  {
    name: 'receipts: one text arrived, one did not',
    async run(life) {
      const [arrived, failed] = copiesOf(life, 'line-sms')
      if (arrived !== undefined)
        await life.engine.applyReceipts('line-sms', [
          { id: `r-${arrived.key}`, key: arrived.key, what: 'delivered', at: life.now() },
        ])
      if (failed === undefined || failed.nhsNumber === arrived?.nhsNumber) return
      life.memory.undelivered.add(failed.key)
      await life.engine.applyReceipts('line-sms', [
        { id: `r-${failed.key}`, key: failed.key, what: 'failed', why: 'number-refused', at: life.now() },
      ])
    },
  },
  {
    name: 'what was on its way is read at last',
    async run({ until, provider }) {
      await until(start + 11 * minute)
      await provider.readLate()
      await until(start + 30 * minute)
    },
  },
  {
    name: 'staff try the failed again',
    run: (life) => unlessForbidden(life.engine.retryFailed(priya, batchOf(life))),
  },
  {
    name: 'staff decide about what is unknown',
    async run(life) {
      await life.until(start + 45 * minute)
      const query = { bucket: 'outcome-unknown', limit: 2 } as const
      const { messages } = await life.engine.listMessages(priya, batchOf(life), query)
      const [counted, again] = messages
      const resolve = (id: string, as: 'count-as-sent' | 'send-again') =>
        unlessForbidden(life.engine.resolveUnknown(priya, batchOf(life), id, as))
      if (counted !== undefined) {
        life.memory.countedAsSent.add(counted.id)
        await resolve(counted.id, 'count-as-sent')
      }
      if (again !== undefined) {
        life.memory.sentAgain.add(again.id)
        await resolve(again.id, 'send-again')
      }
    },
  },
  {
    name: 'staff count the rest as sent',
    async run(life) {
      const query = { bucket: 'outcome-unknown', limit: 100 } as const
      const { messages } = await life.engine.listMessages(priya, batchOf(life), query)
      for (const { id } of messages) life.memory.countedAsSent.add(id)
      const decision = { as: 'count-as-sent', expected: messages.length } as const
      if (messages.length > 0) await life.engine.resolveUnknowns(priya, batchOf(life), decision)
    },
  },
  {
    name: 'unread in the App, while nobody answers look-ups',
    async run({ until, memory, now }) {
      memory.areLookUpsDown = now() < start + 26 * hour
      await until(start + 26 * hour)
      memory.areLookUpsDown = false
      await until(start + 30 * hour)
    },
  },
  { name: 'the last deadline passes', run: ({ until }) => until(start + 200 * hour) },
]
