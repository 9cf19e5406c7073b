import assert from 'node:assert/strict'
import test from 'node:test'
import type { Watched } from '../engine/engine.ts'
import { liveVersions } from './live-versions.ts'

const never = new AbortController().signal
const a: Watched = { organisation: 'larkfield', batch: 'a' }
const b: Watched = { organisation: 'larkfield', batch: 'b' }

function counting(versions: (look: number) => Readonly<Record<string, number>>) {
  const looks: string[][] = []
  const { after } = liveVersions(async (watched) => {
    const names = watched.map(({ batch = 'all' }) => batch)
    looks.push(names)
    return names.map((name) => versions(looks.length)[name] ?? 0)
  }, 0)
  return { after, looks }
}

test('a version that is another is told, in however many looks', async () => {
  const { after, looks } = counting((look) => ({ a: look < 4 ? 1 : 2 }))
  assert.equal(await after(a, undefined, never), 1)
  assert.equal(await after(a, 1, never), 2)
  assert.equal(looks.length, 4)
})

test('many who wait for the same cost one question a look', async () => {
  const { after, looks } = counting((look) => ({ a: look > 2 ? 9 : 1, b: 1, all: 3 }))
  const waiting = Array.from({ length: 50 }, () => after(a, 1, never))
  const others = [after(b, 0, never), after({ organisation: 'larkfield' }, 0, never)]
  assert.deepEqual(await Promise.all(others), [1, 3])
  assert.deepEqual(new Set(await Promise.all(waiting)), new Set([9]))
  for (const names of looks) assert.equal(new Set(names).size, names.length)
})

test('while nobody waits nobody looks', async () => {
  const { after, looks } = counting(() => ({ a: 1 }))
  await after(a, undefined, never)
  const leave = new AbortController()
  const left = after(a, 1, leave.signal)
  leave.abort()
  assert.equal(await left, undefined)
  assert.equal(await after(a, 1, leave.signal), undefined)
  for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setTimeout(resolve))
  const before = looks.length
  for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setTimeout(resolve))
  assert.equal(looks.length, before)
})

test('a look that fails is told to everybody who waited for it, and the next one looks again', async () => {
  let isAway = true
  const { after } = liveVersions(async () => {
    if (isAway) throw new RangeError('away')
    return [1]
  }, 0)
  await Promise.all([
    assert.rejects(after(a, 0, never), RangeError),
    assert.rejects(after(a, 1, never), RangeError),
  ])
  isAway = false
  assert.equal(await after(a, 0, never), 1)
})
