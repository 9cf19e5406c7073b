import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { outbox } from './outbox.ts'
import type { RecordEntry } from '../ports/record-writer.ts'
import { recordWriterSuite } from '../testing/record-writer-suite.ts'
import { virtualClock } from '../testing/virtual-clock.ts'

const clock = virtualClock({ start: Date.UTC(2026, 10, 24, 10) })
const signal = new AbortController().signal

recordWriterSuite({
  test,
  make: async () => {
    const writer = outbox({ file: ':memory:', clock })
    return { writer, entries: async (key) => writer.count(key), close: async () => writer.close() }
  },
})

const entry: RecordEntry = {
  key: 'm1:sent',
  organisation: 'larkfield',
  nhsNumber: '9990548609',
  batch: { id: 'b1', name: 'Flu 2026' },
  kind: 'sent',
  channel: 'sms',
  text: 'Please book your flu vaccination. 100% free.',
  code: {
    system: 'http://snomed.info/sct',
    code: '279991000000102',
    display: 'Text message sent to patient',
  },
  sentAt: Date.UTC(2026, 10, 24, 9),
}

async function filled(t: TestContext) {
  const box = outbox({ file: ':memory:', clock })
  t.after(() => box.close())
  await box.write(entry, signal)
  await box.write({ ...entry, key: 'm2:sent', nhsNumber: '9990000018', text: 'Other' }, signal)
  await box.write({ ...entry, key: 'm3:sent', organisation: 'hawthorn' }, signal)
  return box
}

test('entries are of one organisation, newest first, by page', async (t) => {
  const box = await filled(t)
  const first = box.entries('larkfield', { limit: 1 })
  assert.deepEqual([first.records.map((it) => it.text), first.total], [['Other'], 2])
  const second = box.entries('larkfield', { limit: 1, after: first.next })
  assert.deepEqual(second.records, [
    {
      id: '1',
      nhsNumber: '9990548609',
      batch: 'Flu 2026',
      kind: 'sent',
      channel: 'sms',
      text: entry.text,
      code: entry.code,
      sentAt: '2026-11-24T09:00:00.000Z',
      writtenAt: '2026-11-24T10:00:00.000Z',
    },
  ])
})

test('what was written stays as it was, whatever is handed over under its key later', async (t) => {
  const box = await filled(t)
  await box.write({ ...entry, text: 'Changed' }, signal)
  assert.deepEqual(
    box.entries('larkfield', {}).records.map(({ id, text }) => [id, text]),
    [
      ['2', 'Other'],
      ['1', entry.text],
    ],
  )
})

const finds = [
  ['999 054', 1],
  ['flu 2026', 2],
  ['100%', 1],
  ['_', 0],
  ['', 2],
] as const

for (const [find, total] of finds) {
  test(`a search for "${find}" finds ${total}`, async (t) => {
    assert.equal((await filled(t)).entries('larkfield', { find }).total, total)
  })
}
