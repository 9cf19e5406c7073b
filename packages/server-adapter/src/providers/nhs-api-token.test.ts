import assert from 'node:assert/strict'
import test from 'node:test'
import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { nhsApiToken } from './nhs-api-token.ts'

const tokenUrl = new URL('https://platform.example.com/oauth2/token')
const pair = await generateKeyPair('RS512', { extractable: true })
const credentials = {
  apiKey: 'our-key',
  privateKey: await exportPKCS8(pair.privateKey),
  keyId: 'k1',
  tokenUrl,
}
const start = Date.UTC(2026, 10, 24, 10)
const signal = () => AbortSignal.timeout(10_000)

/** The platform: checks the assertion as its documentation says, and gives a token for ten minutes. */
function platform(now: () => number, answer?: () => Response) {
  const assertions: string[] = []
  const server = setupServer(
    http.post(tokenUrl.href, async ({ request }) => {
      const form = new URLSearchParams(await request.text())
      const assertion = form.get('client_assertion') ?? ''
      assertions.push(assertion)
      if (answer !== undefined) return answer()
      const { payload, protectedHeader } = await jwtVerify(assertion, pair.publicKey, {
        issuer: 'our-key',
        subject: 'our-key',
        audience: tokenUrl.href,
        currentDate: new Date(now()),
        requiredClaims: ['jti', 'exp'],
      })
      const isShort = (payload.exp ?? Infinity) * 1000 <= now() + 300_000
      const isRight = protectedHeader.kid === 'k1' && protectedHeader.alg === 'RS512' && isShort
      if (!isRight || form.get('grant_type') !== 'client_credentials')
        return HttpResponse.json({ error: 'invalid_request' }, { status: 400 })
      return HttpResponse.json({ access_token: `token-${assertions.length}`, expires_in: '599' })
    }),
  )
  server.listen({ onUnhandledFrame: 'error' })
  return { assertions, [Symbol.dispose]: () => server.close() }
}

test('a token is kept until shortly before it ends, then exchanged', async () => {
  let now = start
  using at = platform(() => now)
  const token = nhsApiToken(credentials, () => now)
  assert.equal(await token(signal()), 'token-1')
  now += 8 * 60_000
  assert.equal(await token(signal()), 'token-1')
  now += 60_000
  assert.equal(await token(signal()), 'token-2')
  assert.equal(new Set(at.assertions).size, 2)
})

test('many who ask at once wait for one exchange', async () => {
  using at = platform(() => start)
  const token = nhsApiToken(credentials, () => start)
  const tokens = await Promise.all(Array.from({ length: 10 }, () => token(signal())))
  assert.deepEqual(new Set(tokens), new Set(['token-1']))
  assert.equal(at.assertions.length, 1)
})

test('a key that is refused is said to be, and asked for again the next time', async () => {
  using at = platform(
    () => start,
    () => HttpResponse.json({ error: 'invalid_client' }, { status: 401 }),
  )
  const token = nhsApiToken(credentials, () => start)
  for (let times = 1; times <= 2; times++) {
    await assert.rejects(token(signal()), { code: 'credentials-refused' })
    assert.equal(at.assertions.length, times)
  }
})

test('a platform that does not answer is no refusal', async () => {
  using at = platform(
    () => start,
    () => HttpResponse.error(),
  )
  await assert.rejects(nhsApiToken(credentials, () => start)(signal()), { code: 'provider-no-answer' })
  assert.equal(at.assertions.length, 1)
})
