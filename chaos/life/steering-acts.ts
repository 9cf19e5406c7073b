import { instantFrom } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'
import { makeList, newBatch } from '../world/make-batch.ts'
import { hour, minute, priya, start } from '../world/surgery.ts'
import { unlessForbidden } from './sending-acts.ts'
import type { Act, Life } from './life.ts'

const read = ({ engine, memory }: Life, name: string): Promise<Batch> =>
  engine.readBatch(priya, memory.batches.get(name) ?? '')

/** Confirms a batch that is due at this time; the same key again is the same batch. */
const confirm = (name: string, at: number): Act => ({
  name: `confirm ${name}`,
  async run({ engine, memory, people }) {
    memory.list ??= await makeList(engine, people)
    const due = { kind: 'at', at: instantFrom(at) } as const
    const batch = newBatch(memory.list, people, { schedule: due })
    memory.batches.set(name, (await engine.confirmBatch(priya, batch, `key-${name}`)).id)
  },
})

const resume = (name: string): Act => ({
  name: `resume ${name}`,
  async run(life) {
    const { id, revision } = await read(life, name)
    await unlessForbidden(life.engine.resumeBatch(priya, id, revision))
    await life.engine.settle()
  },
})

/** Batches that staff pause, move, stop and release, and that the clock holds back. */
export const steeringActs: readonly Act[] = [
  confirm('paused', start + hour),
  {
    name: 'pause',
    async run(life) {
      await unlessForbidden(life.engine.pauseBatch(priya, (await read(life, 'paused')).id))
      await life.until(start + 1.1 * hour)
    },
  },
  {
    name: 'new times',
    async run(life) {
      const { id, revision } = await read(life, 'paused')
      const schedule = { kind: 'stagger', start: instantFrom(start + 2 * hour), days: 2 } as const
      await unlessForbidden(life.engine.changeSchedule(priya, id, { schedule, revision }))
    },
  },
  resume('paused'),
  { name: 'both waves leave', run: ({ until }) => until(start + 30 * hour) },
  confirm('late', start + 31 * hour),
  {
    name: 'nobody is there at its time',
    async run({ sleep, now, engine }) {
      sleep(Math.max(0, start + 32 * hour - now()))
      await engine.settle()
    },
  },
  resume('late'),
  { name: 'what was late leaves', run: ({ until }) => until(start + 33 * hour) },
  confirm('stopped', start + 34 * hour),
  {
    name: 'stop',
    run: async (life) => void (await life.engine.stopBatch(priya, (await read(life, 'stopped')).id)),
  },
  confirm('everything', start + 35 * hour),
  { name: 'stop everything', run: async ({ engine }) => void (await engine.stopEverything(priya)) },
  { name: 'release', run: async ({ engine }) => void (await engine.releaseOrganisation(priya)) },
  confirm('jumped', start + 36 * hour),
  {
    name: 'the clock jumps',
    async run({ step, now, until, engine }) {
      if (now() < start + 35 * hour) step(start + 36 * hour + minute - now())
      await engine.settle()
      await until(start + 37 * hour)
    },
  },
  {
    name: 'release after the jump',
    async run({ engine }) {
      await engine.releaseOrganisation(priya)
      // What is late by now is held for another reason, which the next act is about.
      await engine.settle()
    },
  },
  resume('jumped'),
  { name: 'the last deadline passes', run: ({ until }) => until(start + 300 * hour) },
]
