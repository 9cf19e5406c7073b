import assert from 'node:assert/strict'
import type { Actor } from '../../ports/authoriser.ts'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { larkfield, listRow, newBatch, onEachStore, type TestEngine } from '../test-engine.fixtures.ts'

const hawthorn: Actor = {
  ...larkfield,
  organisation: { ...larkfield.organisation, id: 'hawthorn', name: 'Hawthorn Road Surgery' },
}

async function confirmFor(t: TestEngine, actor: Actor, people: number) {
  const list = await t.engine.createPatientList(actor, {
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    rows: people,
    contactDetailsFromList: false,
  })
  const rows = Array.from({ length: people }, (_, index) => listRow(index + 2))
  for (let at = 0; at < rows.length; at += 1_000) {
    await t.engine.putListRows(actor, list.id, rows.slice(at, at + 1_000))
  }
  await t.engine.lookUpList(actor, list.id)
  await t.engine.settle()
  return t.engine.confirmBatch(actor, newBatch(list.id, Array(people).fill({})), `key-${list.id}`)
}

onEachStore(
  'a big batch that was due first does not keep another organisation waiting',
  () => ({ senders: [scriptedSender({ supports: { maxPerCall: 10 } })] }),
  async (t, { senders }) => {
    const order: string[] = []
    const [sms] = senders
    assert.ok(sms)
    await t.restart({
      senders: [
        {
          ...sms,
          async send(call, signal) {
            order.push(call.organisation)
            return sms.send(call, signal)
          },
        },
      ],
    })
    await confirmFor(t, larkfield, 600)
    await confirmFor(t, hawthorn, 20)
    await t.advance(60_000)
    const last = order.lastIndexOf('hawthorn')
    assert.ok(last > 0 && last < order.length * 0.6, `call ${last} of ${order.length}`)
  },
)
