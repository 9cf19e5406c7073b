import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordWriter } from '../../ports/record-writer.ts'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { larkfield, withEngine } from '../test-engine.fixtures.ts'
import { sideBySide } from './side-by-side.ts'

/** Counts who is inside at the same time. */
function busyWriter(concurrency: number, more: () => Promise<void> = async () => undefined) {
  const seen = { now: 0, most: 0, keys: [] as string[] }
  const writer: RecordWriter = {
    name: 'busy',
    supports: { concurrency },
    async write({ key }) {
      seen.most = Math.max(seen.most, ++seen.now)
      await new Promise((resolve) => setImmediate(resolve))
      await more()
      seen.now--
      seen.keys.push(key)
      return { kind: 'written' }
    },
  }
  return { seen, writer }
}

for (const [setting, declared, most, store] of [
  [4, 32, 4, 'sqlite'],
  [4, 32, 4, 'postgres'],
  [2, 32, 2, 'sqlite'],
  [32, 3, 3, 'sqlite'],
] as const) {
  test(
    `an organisation that wants ${String(setting)} at a time and a writer that takes ${String(declared)}: never more than ${String(most)}, several workers together (${store})`,
    withEngine({ senders: [scriptedSender()], store }, async (t) => {
      const { seen, writer } = busyWriter(declared)
      await t.restart({ recordWriter: writer })
      const others = [t.another({ recordWriter: writer }), t.another({ recordWriter: writer })]
      await t.engine.writeSettings(larkfield, {
        ...(await t.engine.readSettings(larkfield)),
        recordsAtOnce: setting,
      })
      await t.confirm(Array.from({ length: 150 }, () => ({})))
      t.clock.advance(30_000)
      await Promise.all([t.engine.settle(), ...others.map((other) => other.settle())])
      await t.engine.settle()
      assert.deepEqual([seen.most, seen.keys.length, new Set(seen.keys).size], [most, 150, 150])
    }),
  )
}

test('what was not begun in time is left', async () => {
  let begun = 0
  const results = await sideBySide(
    [1, 2, 3, 4, 5],
    2,
    () => begun >= 3,
    async (item) => (begun++, item * 2),
  )
  assert.deepEqual(results, [2, 4, 6, undefined, undefined])
})
