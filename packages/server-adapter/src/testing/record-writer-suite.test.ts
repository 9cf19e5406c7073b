import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordEntry, RecordOutcome, RecordWriter } from '../ports/record-writer.ts'
import { failingCases } from './failing-cases.fixtures.ts'
import { recordWriterSuite, type RecordWriterSubject } from './record-writer-suite.ts'

type Write = RecordWriter['write']

/** A record in memory; a fault decides what reaches it, and what is answered. */
const subject =
  (fault: (keep: (key: string) => void, kept: Map<string, number>) => Partial<RecordWriter>) =>
  async (): Promise<RecordWriterSubject> => {
    const kept = new Map<string, number>()
    const keep = (key: string) => void kept.set(key, (kept.get(key) ?? 0) + 1)
    const write: Write = async ({ key }) => {
      if (!kept.has(key)) keep(key)
      return { kind: 'written' }
    }
    return {
      writer: { name: 'memory', supports: { concurrency: 1 }, write, ...fault(keep, kept) },
      entries: async (key) => kept.get(key) ?? 0,
    }
  }

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const answer =
  (outcome: RecordOutcome): Write =>
  async () =>
    outcome
const written: RecordOutcome = { kind: 'written' }
let made = 0

const faults: Readonly<Record<string, Parameters<typeof subject>[0]>> = {
  'says that it was written and writes nothing': () => ({ write: answer(written) }),
  'writes an entry each time it is handed over': (keep) => ({
    async write({ key }) {
      keep(key)
      return written
    },
  }),
  'looks first and writes later': (keep, kept) => ({
    async write({ key }) {
      const isThere = kept.has(key)
      await turn()
      if (!isThere) keep(key)
      return written
    },
  }),
  'refuses a repeat': (keep, kept) => ({
    async write({ key }) {
      if (kept.has(key)) return { kind: 'refused', why: 'conflict' }
      keep(key)
      return written
    },
  }),
  'puts a repeat off for ever': (keep, kept) => ({
    async write({ key }) {
      if (kept.has(key)) return { kind: 'try-later' }
      keep(key)
      return written
    },
  }),
  'throws at a repeat': (keep, kept) => ({
    async write({ key }) {
      if (kept.has(key)) throw new Error('conflict')
      keep(key)
      return written
    },
  }),
  'knows an entry by its patient': (keep, kept) => ({
    async write({ key, nhsNumber }) {
      if (kept.has(nhsNumber)) return written
      kept.set(nhsNumber, 1)
      keep(key)
      return written
    },
  }),
  'knows an entry by its batch': (keep, kept) => ({
    async write({ key, batch }) {
      if (kept.has(batch.id)) return written
      kept.set(batch.id, 1)
      keep(key)
      return written
    },
  }),
  'forgets the second kind': (keep) => ({
    async write({ key, kind }) {
      if (kind === 'sent') keep(key)
      return written
    },
  }),
  'needs a code': (keep) => ({
    async write({ key, code }: RecordEntry) {
      if (code === undefined) throw new Error('no code')
      keep(key)
      return written
    },
  }),
  'leaves out entries without a code': (keep, kept) => ({
    async write({ key, code }: RecordEntry) {
      if (code !== undefined && !kept.has(key)) keep(key)
      return written
    },
  }),
  'answers before it has written': (keep) => ({
    async write({ key }) {
      setTimeout(() => keep(key), 50).unref()
      return written
    },
  }),
  'writes under a key of its own': (keep) => ({
    async write() {
      keep(`own-${made++}`)
      return written
    },
  }),
  'puts everything off': () => ({ write: answer({ kind: 'try-later' }) }),
  'takes nothing at a time': () => ({ supports: { concurrency: 0 } }),
}

test('the record writer suite passes one that is right', async () => {
  assert.deepEqual(
    await failingCases(
      recordWriterSuite,
      subject(() => ({})),
    ),
    [],
  )
})

for (const [fault, broken] of Object.entries(faults)) {
  test(`the record writer suite catches one that ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(recordWriterSuite, subject(broken)), [])
  })
}
