import assert from 'node:assert/strict'
import test from 'node:test'
import { advanceClock } from './advance-clock.ts'
import { virtualClock } from '../testing/virtual-clock.ts'

const hour = 3_600_000
const minute = 60_000

/** An engine and a provider that do what is due, and write down when they did it. */
function world(due: {
  readonly timers: number[]
  readonly receipts?: number[]
  readonly onReceipt?: (timers: number[]) => void
}) {
  const clock = virtualClock()
  const { timers, receipts = [], onReceipt = () => undefined } = due
  const happened: string[] = []
  const takeDue = (what: string, times: number[]) => {
    const now = times.filter((at) => at <= clock.now())
    times.splice(0, times.length, ...times.filter((at) => at > clock.now()))
    for (const at of now.sort((a, b) => a - b))
      happened.push(`${what} of ${at / minute} at ${clock.now() / minute}`)
    return now.length
  }
  const advance = advanceClock(
    {
      settle: async () => void takeDue('timer', timers),
      nextDueAt: async () => timers.toSorted((a, b) => a - b)[0],
    },
    {
      clock,
      deliverDue: async () => {
        const taken = takeDue('receipt', receipts)
        if (taken > 0) onReceipt(timers)
        return taken
      },
      nextDueAt: () => receipts.toSorted((a, b) => a - b)[0],
    },
  )
  return { clock, advance, happened }
}

test('everything on the way happens at its time, whatever the distance', async () => {
  const { advance, happened, clock } = world({
    timers: [25 * hour, 10 * minute, 3 * hour],
    receipts: [90 * minute],
  })
  await advance(24 * hour)
  assert.deepEqual(happened, ['timer of 10 at 10', 'receipt of 90 at 90', 'timer of 180 at 180'])
  assert.equal(clock.now(), 24 * hour)
})

test('things due within a minute of each other happen in one hop, so that a thousand cost no thousand hops', async () => {
  const timers = Array.from({ length: 1000 }, (_, index) => hour + index * 100)
  const { advance, happened, clock } = world({ timers })
  let hops = 0
  const move = clock.advance
  clock.advance = (ms) => (hops++, move(ms))
  await advance(2 * hour)
  assert.equal(happened.length, 1000)
  assert.ok(hops <= 6, String(hops))
})

test('what a receipt causes happens before the clock moves on', async () => {
  const { advance, happened } = world({
    timers: [],
    receipts: [5 * minute],
    onReceipt: (timers) => timers.push(5 * minute),
  })
  await advance(hour)
  assert.deepEqual(happened, ['receipt of 5 at 5', 'timer of 5 at 5'])
})

test('two moves at the same time happen one after the other', async () => {
  const { advance, clock } = world({ timers: [] })
  await Promise.all([advance(hour), advance(2 * hour)])
  assert.equal(clock.now(), 3 * hour)
})

test('a move that failed does not keep the next one from happening', async () => {
  const { clock, ...rest } = world({ timers: [] })
  let failing = true
  const advance = advanceClock(
    {
      settle: async () => (failing ? Promise.reject(new Error('down')) : undefined),
      nextDueAt: async () => undefined,
    },
    { clock, deliverDue: async () => 0, nextDueAt: () => undefined },
  )
  await assert.rejects(advance(hour))
  failing = false
  await advance(hour)
  assert.equal(clock.now(), hour)
  assert.deepEqual(rest.happened, [])
})
