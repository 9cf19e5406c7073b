import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifeCycle } from './life-cycle.ts'

function recorded(begin: () => Promise<void> = async () => undefined) {
  const done: string[] = []
  const life = lifeCycle(
    async () => {
      done.push('begins')
      await begin()
      done.push('begun')
    },
    async () => void done.push('ended'),
  )
  return { life, done }
}

const sequences: readonly (readonly [calls: readonly ('start' | 'stop')[], done: readonly string[]])[] = [
  [['stop'], []],
  [
    ['start', 'start'],
    ['begins', 'begun'],
  ],
  [
    ['start', 'stop', 'stop'],
    ['begins', 'begun', 'ended'],
  ],
  [
    ['start', 'stop', 'start'],
    ['begins', 'begun', 'ended', 'begins', 'begun'],
  ],
  [
    ['stop', 'start', 'stop'],
    ['begins', 'begun', 'ended'],
  ],
]

for (const [calls, expected] of sequences) {
  test(`${calls.join(', ')} at the same moment happen one after another, each once`, async () => {
    const { life, done } = recorded(() => new Promise((resolve) => setImmediate(resolve)))
    await Promise.all(calls.map((call) => life[call]()))
    assert.deepEqual(done, expected)
  })
}

test('a start that failed can be repeated, and needs no stop', async () => {
  let broken = true
  const { life, done } = recorded(async () => {
    if (broken) throw new RangeError('away')
  })
  await assert.rejects(life.start(), RangeError)
  await life.stop()
  broken = false
  await life.start()
  assert.deepEqual(done, ['begins', 'begins', 'begun'])
})
