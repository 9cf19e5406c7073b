import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextTryAt, triedForMs } from './back-off.ts'

const minutes = 60_000
const hours = 60 * minutes

const cases: readonly [
  name: string,
  triedForMs: number,
  afterMs: number | undefined,
  waitMs: number | undefined,
][] = [
  ['the first wait is 15 seconds', 0, undefined, 15_000],
  ['each wait is as long as it has been tried already', 4 * minutes, undefined, 4 * minutes],
  ['no wait is longer than an hour', 5 * hours, undefined, hours],
  ['a provider says when', 0, 90_000, 90_000],
  ['a provider may say more than an hour', 0, 7 * hours, 7 * hours],
  ['at once is a second later', 0, 0, 1_000],
  ['nothing goes back in time', 0, -5_000, 1_000],
  ['what is no number is nothing', 0, Number.NaN, 15_000],
  ['the last try is at the end of the day', 23 * hours, undefined, hours],
  ['after a day it is over', 23 * hours + 1, undefined, undefined],
  ['a provider that asks for more than a day is not waited for', 0, triedForMs + 1, undefined],
]

for (const [name, tried, afterMs, wait] of cases) {
  test(name, () => {
    const now = 1_000_000 + tried
    assert.equal(nextTryAt(1_000_000, now, afterMs), wait === undefined ? undefined : now + wait)
  })
}
