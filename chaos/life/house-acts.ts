import { instantFrom } from '@carebatch/core'
import type { Batch, DraftContent } from '@carebatch/core/wire'
import { makeList, newBatch } from '../world/make-batch.ts'
import type { Patient } from '../world/patients.ts'
import { hour, minute, priya, start } from '../world/surgery.ts'
import { unlessForbidden } from './sending-acts.ts'
import type { Act, Life } from './life.ts'

const isGone = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && failure.code === 'not-found'

const content = (name: string, patientList?: string): DraftContent => ({
  step: 'message',
  name,
  message: { subject: '', body: 'Please call us.', greeting: false },
  ...(patientList !== undefined && { patientList: { id: patientList, isFromHost: false, edits: 0 } }),
  time: { typed: {} },
})

const few = (people: readonly Patient[]): readonly Patient[] => people.slice(0, 3)

/** Makes a list once and confirms a batch of it; the same key again is the same batch. */
async function confirm(
  { engine, memory }: Life,
  name: string,
  listed: readonly Patient[],
  more: Parameters<typeof newBatch>[2] = {},
): Promise<void> {
  const list = memory.lists.get(name) ?? (await makeList(engine, listed))
  memory.lists.set(name, list)
  memory.listed.set(name, listed)
  const batch = newBatch(list, listed, more)
  memory.batches.set(name, (await engine.confirmBatch(priya, batch, `key-${name}`)).id)
}

const read = ({ engine, memory }: Life, name: string): Promise<Batch> =>
  engine.readBatch(priya, memory.batches.get(name) ?? '')

const draftActs: readonly Act[] = [
  {
    name: 'a draft is begun and saved, and another one is thrown away with its list',
    async run({ engine, memory, people }) {
      const kept = await engine.createDraft(priya, content('kept'), 'draft-kept')
      memory.lists.set('kept', memory.lists.get('kept') ?? (await makeList(engine, few(people))))
      if (kept.version === 1)
        await engine.saveDraft(priya, kept.id, {
          version: 1,
          content: content('kept', memory.lists.get('kept')),
        })
      memory.draft = kept.id
      const list = await makeList(engine, few(people))
      const other = await engine.createDraft(priya, content('other', list), `draft-${list}`)
      await engine.deleteDraft(priya, other.id).catch((failure: unknown) => {
        if (!isGone(failure)) throw failure
      })
      await engine.settle()
    },
  },
  {
    name: 'the draft is sent',
    async run(life) {
      const { draft } = life.memory
      await confirm(life, 'kept', few(life.people), draft === undefined ? {} : { draft })
      await life.until(start + minute)
    },
  },
]

const refusalActs: readonly Act[] = [
  {
    name: '20 refusals in one batch, and 5 in the next, which pauses by itself',
    async run(life) {
      life.memory.isRefusing = true
      await confirm(life, 'refused', life.people)
      await life.until(start + 10 * minute)
      const pace = { kind: 'paced', start: instantFrom(start + hour), patients: 5, per: 'hour' } as const
      await confirm(life, 'paused', life.people.slice(0, 10), { schedule: pace })
      await life.until(start + 1.5 * hour)
      life.memory.isRefusing = false
    },
  },
  {
    name: 'staff go on with it',
    async run(life) {
      const { id, revision, hold } = await read(life, 'paused')
      if (hold?.why === 'refused-in-a-row')
        await unlessForbidden(life.engine.resumeBatch(priya, id, revision))
      await life.until(start + 4 * hour)
    },
  },
]

const recordActs: readonly Act[] = [
  {
    name: 'the record refuses entries',
    async run(life) {
      life.memory.areEntriesRefused = true
      await confirm(life, 'gaps', few(life.people))
      await life.until(start + 5 * hour)
      life.memory.areEntriesRefused = false
    },
  },
  {
    name: 'staff have them written again',
    async run(life) {
      await life.engine.retryRecords(priya, (await read(life, 'gaps')).id)
      await life.engine.settle()
    },
  },
]

const windowActs: readonly Act[] = [
  {
    name: 'a batch is due just before the window closes, and nobody is there until just after',
    async run(life) {
      const settings = await life.engine.readSettings(priya)
      await life.engine.writeSettings(priya, { ...settings, holdOutsideWindow: true })
      const at = { kind: 'at', at: instantFrom(start + 8 * hour - 5 * minute) } as const
      await confirm(life, 'evening', few(life.people), { schedule: at })
      life.sleep(Math.max(0, start + 8 * hour + 2 * minute - life.now()))
    },
  },
  { name: 'it waits for the morning and leaves then', run: ({ until }) => until(start + 23 * hour) },
]

const endActs: readonly Act[] = [
  {
    name: 'a batch that is due when its facts are old',
    async run(life) {
      const at = { kind: 'at', at: instantFrom(start + 52 * hour) } as const
      await confirm(life, 'old', few(life.people), { schedule: at })
      life.sleep(Math.max(0, start + 52 * hour - life.now()))
    },
  },
  {
    name: 'the process is told to end while it asks about them',
    run: ({ endWhileAsking }) => endWhileAsking(),
  },
  { name: 'another one sends it', run: ({ until }) => until(start + 53 * hour) },
  {
    name: 'the host asks for what it was told once more',
    async run({ engine, memory }) {
      const [first] = memory.told
      if (first !== undefined) await engine.replayWebhooks('host', first)
      await engine.settle()
    },
  },
  { name: 'the last deadline passes', run: ({ until }) => until(start + 300 * hour) },
]

/** What goes on around the sending: drafts, refusals, gaps in records, windows, an orderly end, hosts that are told. */
export const houseActs: readonly Act[] = [
  ...draftActs,
  ...refusalActs,
  ...recordActs,
  ...windowActs,
  ...endActs,
]
