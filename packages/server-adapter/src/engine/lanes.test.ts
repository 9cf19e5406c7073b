import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lanes, type LaneStep, type Lanes } from './lanes.ts'
import { laneNames, type LaneName } from './wake-keys.ts'

interface Watched {
  readonly workers: Lanes
  readonly failures: unknown[]
  readonly returned: string[]
}

const nothing: LaneStep = async () => undefined

/** Only the lane of records has anything to do. */
function watched(step: LaneStep, width = 1): Watched {
  const failures: unknown[] = []
  const returned: string[] = []
  const idle = Object.fromEntries(laneNames.map((name) => [name, { width: 1, step: nothing }]))
  const definitions = idle as Record<LaneName, { width: number; step: LaneStep }>
  const workers = lanes(
    { ...definitions, records: { width, step } },
    (_, failure) => void failures.push(failure),
    (lane) => void returned.push(lane),
  )
  return { workers, failures, returned }
}

/** Hands these pieces out, one after the other. A test that would go on for ever fails instead. */
function handingOut(pieces: (turn: number) => string | undefined) {
  let turns = 0
  const step: LaneStep = async () => {
    if (turns > 10_000) throw new Error('it never rests')
    return pieces(turns++)
  }
  return { step, turns: () => turns }
}

test('workers go on until nothing is due', async () => {
  const { step, turns } = handingOut((turn) => (turn < 100 ? `piece ${turn}` : undefined))
  const { workers, returned } = watched(step)
  workers.poke()
  await workers.idle()
  assert.equal(turns(), 101)
  assert.deepEqual(returned, [])
  assert.deepEqual(
    workers.takeFigures().map(({ lane, done }) => [lane, done]),
    [['records', 100]],
  )
})

for (const [what, pieces] of [
  ['one piece that is given back again and again', () => 'held'],
  ['several that are, in turn', (turn: number) => `held ${turn % 7}`],
  ['some after others that were done', (turn: number) => (turn < 50 ? `done ${turn}` : `held ${turn % 3}`)],
] as const) {
  test(`a lane rests over work that comes back: ${what}`, async () => {
    for (const width of [1, 4]) {
      const { step, turns } = handingOut(pieces)
      const { workers, failures, returned } = watched(step, width)
      workers.poke()
      await workers.idle()
      assert.ok(returned.length > 0)
      assert.deepEqual(failures, [])
      const before = turns()
      workers.poke('records')
      await workers.idle()
      assert.ok(turns() > before, 'the next poke looks once more')
    }
  })
}

test('a failure ends a worker, and the next poke starts another', async () => {
  let fails = true
  const { workers, failures } = watched(async () => {
    if (fails) throw new Error('the database is away')
    return undefined
  })
  workers.poke()
  await assert.rejects(workers.idle(), /away/)
  fails = false
  workers.poke()
  await workers.idle()
  assert.equal(failures.length, 1)
})
