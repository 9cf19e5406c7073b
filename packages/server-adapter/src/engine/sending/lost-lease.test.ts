import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BatchStore } from '../../ports/batch-store.ts'
import { scriptedSender, type Behaviour } from '../../testing/scripted-sender.ts'
import { hours, onlyMessage, withEngine } from '../test-engine.fixtures.ts'

/** What a worker may say about a submission that somebody else took over while it was away. */
const cases: readonly [Behaviour, string][] = [
  ['refused', 'submitting'],
  ['try-later', 'submitting'],
  ['silent', 'submitting'],
  ['accepted', 'accepted'],
]

for (const [answer, expected] of cases) {
  let time = 0
  let store: BatchStore | undefined
  const another = { token: 'another', forMs: 60_000 }
  const takenOver = async (): Promise<void> => {
    time += 10 * 60_000
    await store?.transaction('another worker', ({ submissions }) => submissions.takeOver(1e15, another))
  }
  const sms = scriptedSender({
    behave: (_message, times) => (times === 1 ? answer : 'accepted'),
    beforeCall: () => (sms.calls.length === 1 ? takenOver() : undefined),
  })
  test(
    `a worker that lost its lease during the call comes back with "${answer}": ${expected}`,
    withEngine({ senders: [sms], realTime: () => time, wrapStore: (real) => (store = real) }, async (t) => {
      const batch = await t.send([{}])
      assert.deepEqual(await t.states(batch), [expected])
      const { id } = await onlyMessage(t, batch)
      const isTheirs = await store?.transaction('test', async ({ submissions }) => {
        const [open] = await submissions.of(id)
        return open === undefined ? undefined : submissions.isOwner(open.reference, 'another')
      })
      assert.equal(isTheirs, true, 'the one who took over has been robbed')
      time += 61_000
      await t.advance(hours)
      assert.equal((await onlyMessage(t, batch)).state, 'accepted')
    }),
  )
}
