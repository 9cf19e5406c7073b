import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { larkfield, withEngine, type TestEngine } from '../test-engine.fixtures.ts'

/** Does something just before a claimed send would be committed as a submission, once. */
function betweenClaimAndCommit(
  name: string,
  act: (t: TestEngine, batch: string) => Promise<unknown>,
  state: string,
) {
  const sms = scriptedSender()
  let between = async (): Promise<unknown> => undefined
  test(
    name,
    withEngine(
      {
        senders: [sms],
        wrapStore: (store) => ({
          ...store,
          async transaction(step, work) {
            const now = between
            if (step === 'commit-submission') {
              between = async () => undefined
              await now()
            }
            return store.transaction(step, work)
          },
        }),
      },
      async (t) => {
        const batch = await t.confirm([{}])
        between = () => act(t, batch.id)
        t.clock.advance(30_000)
        await t.engine.settle()
        assert.deepEqual([await t.states(batch), sms.calls.length], [[state], 0])
      },
    ),
  )
}

betweenClaimAndCommit(
  'a pause between claim and submission',
  (t, id) => t.engine.pauseBatch(larkfield, id),
  'held',
)
betweenClaimAndCommit(
  'a stop between claim and submission',
  (t, id) => t.engine.stopBatch(larkfield, id),
  'cancelled',
)
betweenClaimAndCommit('a stop of everything', (t) => t.engine.stopEverything(larkfield), 'cancelled')
