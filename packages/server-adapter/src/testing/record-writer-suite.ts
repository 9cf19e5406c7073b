import assert from 'node:assert/strict'
import type { RecordEntry, RecordWriter } from '../ports/record-writer.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface RecordWriterSubject extends Closable {
  readonly writer: RecordWriter
  /** How many entries under this key the record itself holds. */
  entries(key: string): Promise<number>
}

let made = 0

const entry = (more: Partial<RecordEntry> = {}): RecordEntry => ({
  key: `suite-${++made}:sent`,
  organisation: 'larkfield',
  nhsNumber: '9990548609',
  batch: { id: 'batch-1', name: 'Flu vaccination' },
  kind: 'sent',
  channel: 'sms',
  text: 'Please book your flu vaccination.',
  code: {
    system: 'http://snomed.info/sct',
    code: '279991000000102',
    display: 'Text message sent to patient',
  },
  sentAt: Date.UTC(2026, 10, 24, 10),
  ...more,
})

/** What the engine relies on in every record writer: an entry is handed over at least once and is there once. */
export function recordWriterSuite(options: SuiteOptions<RecordWriterSubject>): void {
  const check = (name: string, run: (subject: RecordWriterSubject) => Promise<void>) =>
    suiteCase(options, `record writer: ${name}`, run)
  const write = (writer: RecordWriter, it: RecordEntry) => writer.write(it, AbortSignal.timeout(60_000))

  check('declares a concurrency of at least one', async ({ writer }) => {
    assert.ok(Number.isInteger(writer.supports.concurrency) && writer.supports.concurrency >= 1)
  })

  check('writes an entry', async ({ writer, entries }) => {
    const one = entry()
    assert.deepEqual(await write(writer, one), { kind: 'written' })
    assert.equal(await entries(one.key), 1)
  })

  check('an entry handed over twice is there once', async ({ writer, entries }) => {
    const one = entry()
    await write(writer, one)
    assert.deepEqual(await write(writer, one), { kind: 'written' })
    assert.equal(await entries(one.key), 1)
  })

  check('an entry handed over twice at the same moment is there once', async ({ writer, entries }) => {
    const one = entry()
    await Promise.all([write(writer, one), write(writer, one)])
    assert.equal(await entries(one.key), 1)
  })

  check('keeps entries with different keys apart', async ({ writer, entries }) => {
    const sent = entry()
    const failed = entry({ kind: 'not-delivered' })
    await write(writer, sent)
    await write(writer, failed)
    assert.deepEqual([await entries(sent.key), await entries(failed.key)], [1, 1])
  })

  check('writes an entry without a code', async ({ writer, entries }) => {
    const { code: _, ...bare } = entry()
    assert.deepEqual(await write(writer, bare), { kind: 'written' })
    assert.equal(await entries(bare.key), 1)
  })
}
