import assert from 'node:assert/strict'
import test from 'node:test'
import { liveSnapshots, type LiveSource } from './live-snapshots.ts'

/** Something that goes through these versions, one at each look, and that says which one it was read at. */
function changing(versions: readonly number[], known?: number) {
  let at = 0
  let reads = 0
  const source: LiveSource<number | undefined> = {
    known,
    async versionAfter(seen) {
      while (at < versions.length && versions[at] === seen) at++
      return versions[at]
    },
    async read() {
      reads++
      return versions[at]
    },
  }
  return { source, reads: () => reads }
}

async function all<T>(snapshots: AsyncIterable<{ snapshot: T }>): Promise<T[]> {
  const seen: T[] = []
  for await (const { snapshot } of snapshots) seen.push(snapshot)
  return seen
}

test('a snapshot at once, then one for each version that is another', async () => {
  const { source, reads } = changing([1, 1, 2, 2, 2, 5, 4])
  assert.deepEqual(await all(await liveSnapshots(source)), [1, 2, 5, 4])
  assert.equal(reads(), 4)
})

test('who comes back and knows the newest gets nothing until it changes; who knows another gets it at once', async () => {
  assert.deepEqual(await all(await liveSnapshots(changing([7, 8], 7).source)), [8])
  assert.deepEqual(await all(await liveSnapshots(changing([7, 8], 6).source)), [7, 8])
  // After a restore from a backup versions are older than before.
  assert.deepEqual(await all(await liveSnapshots(changing([7, 8], 900).source)), [7, 8])
})

test('what changes while it is read is read once more', async () => {
  let version = 1
  const snapshots = await liveSnapshots({
    versionAfter: async (seen) => (version === seen ? undefined : version),
    async read() {
      const read = version
      version = 2
      return read
    },
  })
  assert.deepEqual(await all(snapshots), [1, 2])
})

test('what cannot be read at first is told before anything has been answered', async () => {
  const { source } = changing([1])
  await assert.rejects(
    liveSnapshots({ ...source, read: () => Promise.reject(new RangeError('gone')) }),
    RangeError,
  )
})
