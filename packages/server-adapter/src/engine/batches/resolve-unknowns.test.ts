import assert from 'node:assert/strict'
import { scriptedSender, type ScriptedSender } from '../../testing/scripted-sender.ts'
import { larkfield, onEachStore, total } from '../test-engine.fixtures.ts'

const lostOnce = ({ key }: { readonly key: string }) => (key.endsWith(':1') ? 'lost' : 'accepted')

onEachStore(
  'one decision for all unknown outcomes: as many as the person saw, once, and nobody else',
  () => ({ senders: [scriptedSender({ dedupe: 'none', behave: lostOnce, supports: { maxPerCall: 1 } })] }),
  async (t, { senders }) => {
    const sms = senders[0] as ScriptedSender
    const batch = await t.send([{}, {}, {}])
    const decide = (as: 'send-again' | 'count-as-sent', expected: number) =>
      t.engine.resolveUnknowns(larkfield, batch.id, { as, expected })
    await assert.rejects(decide('send-again', 2), { code: 'version-conflict' })
    assert.equal(total(sms.copies), 3)
    const { resolved } = await decide('send-again', 3)
    await t.engine.settle()
    assert.deepEqual([resolved, total(sms.copies)], [3, 6])
    assert.deepEqual(await t.states(batch), ['accepted', 'accepted', 'accepted'])
    await assert.rejects(decide('send-again', 3), { code: 'version-conflict' })
    assert.equal((await decide('count-as-sent', 0)).resolved, 0)
  },
)
