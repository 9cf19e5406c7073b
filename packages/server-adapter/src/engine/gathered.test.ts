import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CareBatchError } from '@carebatch/core'
import { gathered } from './gathered.ts'

/** A write that ends when it is told to, and keeps what it was given. */
function slowWrite() {
  const written: (readonly string[])[] = []
  const ends: (() => void)[] = []
  const write = (items: readonly string[]) => {
    written.push(items)
    return new Promise<void>((resolve, reject) => {
      ends.push(() => (items.includes('bad') ? reject(new Error('bad')) : resolve()))
    })
  }
  return { written, write, end: () => ends.shift()?.() }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

test('the first is written at once, and what comes meanwhile is written together, in order', async () => {
  const { written, write, end } = slowWrite()
  const add = gathered(10, write)
  const ends = [add(['a']), add(['b', 'c']), add([]), add(['d'])]
  assert.deepEqual(written, [['a']])
  end()
  await ends[0]
  await turn()
  assert.deepEqual(written, [['a'], ['b', 'c', 'd']])
  end()
  await Promise.all(ends)
  const last = add(['e'])
  end()
  await last
  assert.deepEqual(written.at(-1), ['e'])
})

test('a call is never divided, and no write takes more than its most', async () => {
  const { written, write, end } = slowWrite()
  const add = gathered(3, write)
  const ends = [['a'], ['b', 'c'], ['d'], ['e', 'f', 'g', 'h'], ['i']].map(add)
  for (const one of ends) {
    end()
    await turn()
    await turn()
    void one
  }
  await Promise.all(ends)
  assert.deepEqual(written, [['a'], ['b', 'c', 'd'], ['e', 'f', 'g', 'h'], ['i']])
})

test('a call that cannot be written fails by itself', async () => {
  const written: string[] = []
  const add = gathered(10, async (items: readonly string[]) => {
    await turn()
    if (items.includes('bad')) throw new Error('bad')
    written.push(...items)
  })
  const ends = await Promise.allSettled([add(['a']), add(['b']), add(['bad']), add(['c'])])
  assert.deepEqual(
    ends.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
  assert.deepEqual(written, ['a', 'b', 'c'])
})

test('while nothing can be written everybody is told, after one try for all who wait', async () => {
  let tries = 0
  const add = gathered(10, async () => {
    tries += 1
    await turn()
    throw new CareBatchError('database-unavailable', { retryable: true })
  })
  const ends = await Promise.allSettled([add(['a']), add(['b']), add(['c'])])
  assert.deepEqual(
    ends.map(({ status }) => status),
    ['rejected', 'rejected', 'rejected'],
  )
  assert.equal(tries, 2)
})
