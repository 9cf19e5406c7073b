import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkState, triesLeft } from './link-state.ts'

const fresh = { wrongTries: 0, expiresAt: 1_000, revokedAt: undefined }

const cases = [
  ['open until it expires', fresh, 999, 'open'],
  ['expired at that very moment', fresh, 1_000, 'expired'],
  ['open after four wrong tries', { ...fresh, wrongTries: 4 }, 0, 'open'],
  ['locked after five', { ...fresh, wrongTries: 5 }, 0, 'locked'],
  ['locked also when tries were counted that came too late', { ...fresh, wrongTries: 100 }, 0, 'locked'],
  ['locked for good, also when its time is over', { ...fresh, wrongTries: 5 }, 5_000, 'locked'],
  ['revoked whatever else it is', { wrongTries: 9, expiresAt: 0, revokedAt: 0 }, 5_000, 'revoked'],
] as const
for (const [name, link, now, state] of cases) {
  test(`a link is ${name}`, () => assert.equal(linkState(link, now), state))
}

test('a link takes five wrong tries, and never less than none', () => {
  assert.deepEqual(
    [0, 3, 5, 100].map((wrongTries) => triesLeft({ wrongTries })),
    [5, 2, 0, 0],
  )
})
