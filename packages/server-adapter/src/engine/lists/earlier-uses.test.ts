import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { hours, larkfield, listRow, withEngine, type TestEngine } from '../test-engine.fixtures.ts'

const everybody = (count: number) => Array.from({ length: count }, () => ({}))

/** A list of the lines from `first` on; line n is always the same patient. */
async function listOf({ engine }: TestEngine, first: number, count: number, leftOut = 0): Promise<string> {
  const { id } = await engine.createPatientList(larkfield, {
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    rows: count,
    contactDetailsFromList: false,
  })
  const rows = Array.from({ length: count }, (_, index) =>
    listRow(first + index, { leftOut: index >= count - leftOut }),
  )
  await engine.putListRows(larkfield, id, rows)
  return id
}

test(
  'a list that was used before is known again, with the batch, the day and the person',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    const batch = await t.send(everybody(100))
    await t.advance(24 * hours)
    const { uses } = await t.engine.readEarlierUses(larkfield, await listOf(t, 2, 100))
    assert.deepEqual(uses, [
      {
        batch: batch.id,
        name: 'Flu vaccination',
        at: batch.createdAt,
        by: 'Priya Nandi',
        isSame: true,
        inBoth: 100,
        patients: 100,
      },
    ])
  }),
)

const lists: readonly (readonly [
  what: string,
  first: number,
  count: number,
  leftOut: number,
  inBoth: number | undefined,
])[] = [
  ['three others at its end', 5, 100, 0, 97],
  ['half of its patients', 52, 100, 0, undefined],
  ['nobody in common', 300, 100, 0, undefined],
  ['two patients left out', 2, 100, 2, 98],
]
for (const [what, first, count, leftOut, inBoth] of lists) {
  test(
    `a list with ${what} is ${inBoth === undefined ? 'another one' : `nearly the same, ${inBoth} patients`}`,
    withEngine({ senders: [scriptedSender()] }, async (t) => {
      await t.send(everybody(100))
      const { uses } = await t.engine.readEarlierUses(larkfield, await listOf(t, first, count, leftOut))
      assert.deepEqual(
        uses.map(({ isSame, inBoth: both }) => [isSame, both]),
        inBoth === undefined ? [] : [[false, inBoth]],
      )
    }),
  )
}

test(
  'a batch that was stopped before anything left is no earlier use, and neither is one of last year',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    const batch = await t.confirm(everybody(3))
    await t.engine.stopBatch(larkfield, batch.id)
    const list = await listOf(t, 2, 3)
    assert.deepEqual((await t.engine.readEarlierUses(larkfield, list)).uses, [])
    await t.send(everybody(3))
    assert.equal((await t.engine.readEarlierUses(larkfield, list)).uses.length, 1)
    await t.advance(200 * 24 * hours)
    assert.deepEqual((await t.engine.readEarlierUses(larkfield, await listOf(t, 2, 3))).uses, [])
  }),
)

test(
  'other organisations neither see the list nor are told of the batch',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    await t.send(everybody(3))
    const hawthorn = { ...larkfield, organisation: { ...larkfield.organisation, id: 'hawthorn' } }
    const mine = await listOf(t, 2, 3)
    await assert.rejects(t.engine.readEarlierUses(hawthorn, mine), { code: 'not-found' })
    const { id } = await t.engine.createPatientList(hawthorn, {
      clinicalSystem: 'systmone',
      fileName: 'list.csv',
      rows: 3,
      contactDetailsFromList: false,
    })
    await t.engine.putListRows(
      hawthorn,
      id,
      [2, 3, 4].map((line) => listRow(line)),
    )
    assert.deepEqual((await t.engine.readEarlierUses(hawthorn, id)).uses, [])
    assert.ok(readFileSync(join(t.folder, 'batch.db')).length > 0)
  }),
)
