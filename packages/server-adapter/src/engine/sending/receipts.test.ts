import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedSender, type ScriptedSender } from '../../testing/scripted-sender.ts'
import {
  codes,
  hours,
  larkfield,
  listRow,
  onlyMessage,
  withEngine,
  type TestEngine,
} from '../test-engine.fixtures.ts'

function oneText(
  name: string,
  run: (t: TestEngine, sender: ScriptedSender) => Promise<void>,
  options: Parameters<typeof scriptedSender>[0] = {},
): void {
  const sender = scriptedSender(options)
  test(
    name,
    withEngine({ senders: [sender] }, (t) => run(t, sender)),
  )
}
const keyOf = ({ copies }: ScriptedSender): string => [...copies.keys()][0] ?? ''

oneText('no receipt for 72 hours: no confirmation; a late one still counts', async (t, sender) => {
  const batch = await t.send([{}])
  await t.advance(72 * hours - 60_000)
  assert.deepEqual(await t.states(batch), ['accepted'])
  await t.advance(60_000)
  assert.deepEqual(await t.states(batch), ['no-confirmation'])
  await t.receipt(sender, keyOf(sender), 'delivered')
  assert.deepEqual(await t.states(batch), ['delivered'])
})

oneText('the same receipt three times is one event', async (t, sender) => {
  const batch = await t.send([{}])
  for (let times = 0; times < 3; times++) await t.receipt(sender, keyOf(sender), 'delivered', 'the-same')
  const seen = codes(await onlyMessage(t, batch))
  assert.equal(seen.filter((code) => code === 'delivered').length, 1)
})

oneText('"accepted" after "delivered" sets nothing back', async (t, sender) => {
  const batch = await t.send([{}])
  await t.receipt(sender, keyOf(sender), 'delivered')
  await t.receipt(sender, keyOf(sender), 'accepted')
  assert.deepEqual(await t.states(batch), ['delivered'])
})

for (const what of ['accepted', 'delivered', 'read'] as const) {
  oneText(
    `"${what}" after a refusal is the truth: the provider has it after all`,
    async (t, sender) => {
      const batch = await t.send([{}])
      assert.deepEqual(await t.states(batch), ['failed'])
      await t.receipt(sender, sender.calls[0]?.messages[0]?.key ?? '', what)
      assert.deepEqual(await t.states(batch), [what])
    },
    { behave: () => 'refused' },
  )
}

oneText('"delivered" after "failed" is the truth, whatever the provider said before', async (t, sender) => {
  const batch = await t.send([{}])
  await t.receipt(sender, keyOf(sender), 'failed')
  assert.deepEqual(await t.states(batch), ['failed'])
  await t.receipt(sender, keyOf(sender), 'delivered')
  assert.deepEqual(await t.states(batch), ['delivered'])
})

{
  let deliver = async (): Promise<void> => undefined
  oneText(
    'a receipt that comes before the answer of its call counts, and the answer changes nothing',
    async (t, sender) => {
      deliver = () => t.receipt(sender, `${sender.calls[0]?.messages[0]?.key ?? ''}`, 'delivered')
      const batch = await t.send([{}])
      assert.deepEqual(await t.states(batch), ['delivered'])
      await t.engine.settle()
      assert.equal((await t.engine.readBatch(larkfield, batch.id)).records.written, 1)
    },
    { beforeCall: () => deliver() },
  )
}

{
  let isSilent = true
  oneText(
    'a receipt resolves an unknown outcome',
    async (t, sender) => {
      const batch = await t.send([{}])
      assert.deepEqual(await t.states(batch), ['outcome-unknown'])
      isSilent = false
      await t.receipt(sender, sender.calls[0]?.messages[0]?.key ?? '', 'delivered')
      assert.deepEqual(await t.states(batch), ['delivered'])
    },
    { dedupe: 'none', behave: () => (isSilent ? 'lost' : 'accepted') },
  )
}

test(
  'a receipt for nothing of ours is kept and changes nothing',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    const batch = await t.send([{}])
    for (const key of ['', 'no:such', 'nobody:0:1', `${batch.id}-2:0:9`, `${batch.id}-2:7:1`]) {
      await t.receipt(scriptedSender(), key, 'delivered')
    }
    assert.deepEqual(await t.states(batch), ['accepted'])
  }),
)

oneText('failed after acceptance: a second entry says so, once', async (t, sender) => {
  const batch = await t.send([{}])
  await t.receipt(sender, keyOf(sender), 'failed')
  await t.engine.settle()
  await t.engine.settle()
  const kinds = [...t.shelf.entries.values()].map(({ kind }) => kind)
  assert.deepEqual(kinds, ['sent', 'not-delivered'])
  assert.deepEqual((await t.engine.readBatch(larkfield, batch.id)).records, { due: 0, written: 2, gaps: 0 })
})

oneText(
  'a number that a text did not reach is known at the next look-up, until one arrives',
  async (t, sender) => {
    const undelivered = async () => {
      const list = await t.engine.createPatientList(larkfield, {
        clinicalSystem: 'systmone',
        fileName: 'again.csv',
        rows: 1,
        contactDetailsFromList: false,
      })
      await t.engine.putListRows(larkfield, list.id, [listRow(2)])
      await t.engine.lookUpList(larkfield, list.id)
      await t.engine.settle()
      const { facts } = await t.engine.readListFacts(larkfield, list.id, 0)
      return facts[0]?.facts.undelivered !== undefined
    }
    await t.send([{}])
    assert.equal(await undelivered(), false)
    await t.receipt(sender, keyOf(sender), 'failed')
    assert.equal(await undelivered(), true)
    await t.advance(93 * 24 * hours)
    assert.equal(await undelivered(), false)
  },
)
