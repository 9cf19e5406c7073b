import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockWatch } from './clock-watch.ts'

const minutes = 60_000

function twoClocks() {
  const time = { wall: 1_000_000_000, steady: 500 }
  const watch = clockWatch({ now: () => time.wall, monotonic: () => time.steady })
  const pass = (wall: number, steady = wall) => {
    time.wall += wall
    time.steady += steady
    return watch()
  }
  return pass
}

for (const [name, wall, steady, jump] of [
  ['time that passes is no jump, however long it is', 100 * 60 * minutes, 100 * 60 * minutes, undefined],
  ['a clock that is set right by a little is no jump', 10 * minutes, 5 * minutes, undefined],
  ['an hour forward', 60 * minutes + 10, 10, 60 * minutes],
  ['an hour back', -60 * minutes + 10, 10, -60 * minutes],
  ['a day forward', 24 * 60 * minutes, 0, 24 * 60 * minutes],
  ['just over five minutes', 5 * minutes + 1, 0, 5 * minutes + 1],
] as const) {
  test(`${name}: ${jump === undefined ? 'nothing' : 'noticed'}`, () => {
    assert.equal(twoClocks()(wall, steady), jump)
  })
}

test('a jump is told once, and the next one again', () => {
  const pass = twoClocks()
  assert.equal(pass(60 * minutes, 0), 60 * minutes)
  assert.equal(pass(minutes), undefined)
  assert.equal(pass(-60 * minutes, 0), -60 * minutes)
})

test('slow drift never adds up to a jump', () => {
  const pass = twoClocks()
  for (let times = 0; times < 1_000; times++) assert.equal(pass(10_100, 10_000), undefined)
})
