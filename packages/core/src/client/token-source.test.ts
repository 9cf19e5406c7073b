import assert from 'node:assert/strict'
import test from 'node:test'
import { tokenSource } from './token-source.ts'

/** Hands out token-1, token-2, … each good for 15 minutes, on a clock that the test moves. */
function source() {
  let now = Date.UTC(2026, 10, 24, 10)
  let fetched = 0
  const tokens = tokenSource(
    async () => ({ token: `token-${++fetched}`, expiresAt: new Date(now + 15 * 60_000).toISOString() }),
    () => now,
  )
  return { tokens, advance: (seconds: number) => (now += seconds * 1000), fetched: () => fetched }
}

test('calls at the same time share one fetch', async () => {
  const { tokens, fetched } = source()
  assert.deepEqual(await Promise.all([tokens.current(), tokens.current()]), ['token-1', 'token-1'])
  assert.equal(fetched(), 1)
})

test('a token is used until 60 seconds before it expires', async () => {
  const { tokens, advance } = source()
  await tokens.current()
  advance(14 * 60 - 1)
  assert.equal(await tokens.current(), 'token-1')
  advance(1)
  assert.equal(await tokens.current(), 'token-2')
})

test('a refused token is replaced once, however many calls it was refused for', async () => {
  const { tokens, fetched } = source()
  const first = await tokens.current()
  await Promise.all([tokens.renewed(first), tokens.renewed(first)])
  assert.equal(await tokens.renewed(first), 'token-2')
  assert.equal(fetched(), 2)
})

test('a failed fetch is told as not authenticated, and the next call tries again', async () => {
  const answers = [
    Promise.reject(new Error('down')),
    Promise.resolve({ token: 'good', expiresAt: '2099-01-01T00:00:00Z' }),
  ]
  const tokens = tokenSource(async () => (await answers.shift()) ?? { token: '', expiresAt: '' })
  await assert.rejects(tokens.current(), { code: 'not-authenticated', retryable: true })
  assert.equal(await tokens.current(), 'good')
})
