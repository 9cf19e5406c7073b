import assert from 'node:assert/strict'
import test from 'node:test'
import { liveSnapshots } from './live-snapshots.ts'

/** Something that changes each time it was looked at, until `last`; then the reader leaves. */
function changing(versions: readonly number[]) {
  const leave = new AbortController()
  const left = [...versions]
  let current = left.shift() ?? 0
  let reads = 0
  return {
    reads: () => reads,
    leave,
    source: {
      version: async () => {
        const now = current
        current = left.shift() ?? current
        if (left.length === 0 && now === current) leave.abort()
        return now
      },
      read: async () => ++reads,
      everyMs: 0,
      signal: leave.signal,
    },
  }
}

async function all<T>(snapshots: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = []
  for await (const snapshot of snapshots) seen.push(snapshot)
  return seen
}

test('a snapshot at once, then one for each version that is another', async () => {
  const { source } = changing([1, 1, 2, 2, 2, 5])
  assert.deepEqual(await all(await liveSnapshots(source)), [1, 2, 3])
})

test('as long as nothing changes, nothing is read', async () => {
  const { source, reads } = changing([4, 4, 4, 4])
  await all(await liveSnapshots(source))
  assert.equal(reads(), 1)
})

test('what cannot be read at first is told before anything has been answered', async () => {
  const { source } = changing([1])
  await assert.rejects(
    liveSnapshots({ ...source, read: () => Promise.reject(new RangeError('gone')) }),
    RangeError,
  )
})

test('a reader who has left is not looked for changes', async () => {
  const { source, leave, reads } = changing([1, 2, 3])
  const snapshots = await liveSnapshots(source)
  leave.abort()
  assert.deepEqual(await all(snapshots), [1])
  assert.equal(reads(), 1)
})
