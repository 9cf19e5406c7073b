import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { authoriserSuite } from '../testing/authoriser-suite.ts'
import { sandboxOrganisations } from '../testing/sandbox/sandbox-organisations.ts'
import { jwtAuthoriser, type JwtAuthoriserOptions } from './jwt.ts'

const issuer = 'https://sign-in.example.com'
const audience = 'https://batch.example.com'
const now = Date.UTC(2026, 10, 24, 10) / 1000
const fresh: JWTPayload = {
  sub: 'priya',
  name: 'Priya Nandi',
  practice: 'larkfield',
  roles: ['staff'],
  iss: issuer,
  aud: audience,
  exp: now + 600,
}

const [ours, theirs] = await Promise.all([
  generateKeyPair('ES256', { extractable: true }),
  generateKeyPair('ES256', { extractable: true }),
])
const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'ES256' }
const keys = { keys: [jwk] }

const known = new Map(sandboxOrganisations.map((entry) => [entry.organisation.id, entry]))
const options: JwtAuthoriserOptions = {
  issuer,
  audience,
  keys,
  organisation: async ({ practice }) => known.get(String(practice)),
  roles: { staff: ['batches:read', 'batches:send'], manager: ['batches:read', 'settings:write'] },
  real: () => now * 1000,
}

const signed = (claims: JWTPayload, key = ours.privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(key)
const withToken = (token: string) =>
  new Request('http://127.0.0.1/v1/session', { headers: { authorization: `Bearer ${token}` } })
const asking = async (claims: JWTPayload) => withToken(await signed(claims))
const actorFor = async (claims: JWTPayload, more: Partial<JwtAuthoriserOptions> = {}) =>
  jwtAuthoriser({ ...options, ...more }).authorise(await asking(claims))

function without(claim: string): JWTPayload {
  return Object.fromEntries(Object.entries(fresh).filter(([name]) => name !== claim))
}

/** The public key taken for a shared secret: what a server that accepts both kinds falls for. */
async function signedWithPublicKey(): Promise<string> {
  const secret = new TextEncoder().encode(JSON.stringify(jwk))
  return new SignJWT(fresh).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret)
}

authoriserSuite({
  test,
  make: async () => ({
    authoriser: jwtAuthoriser(options),
    organisation: 'larkfield',
    authentic: () => asking(fresh),
    forged: async () => {
      const token = await signed(fresh)
      const [header, , signature] = token.split('.')
      const otherClaims = Buffer.from(JSON.stringify({ ...fresh, practice: 'hawthorn' })).toString(
        'base64url',
      )
      return {
        expired: await asking({ ...fresh, exp: now - 31 }),
        'not valid yet': await asking({ ...fresh, nbf: now + 31 }),
        'of another issuer': await asking({ ...fresh, iss: 'https://elsewhere.example.com' }),
        'for another server': await asking({ ...fresh, aud: 'https://elsewhere.example.com' }),
        'without an issuer': await asking(without('iss')),
        'without an audience': await asking(without('aud')),
        'without an end': await asking(without('exp')),
        'without a person': await asking(without('sub')),
        'without a role': await asking({ ...fresh, roles: [] }),
        'with roles that nobody knows': await asking({ ...fresh, roles: ['toString', 'owner'] }),
        'of an unknown practice': await asking({ ...fresh, practice: 'elsewhere' }),
        'signed by another key': withToken(await signed(fresh, theirs.privateKey)),
        'signed with the public key': withToken(await signedWithPublicKey()),
        'not signed': withToken(new UnsecuredJWT(fresh).encode()),
        altered: withToken(`${header}.${otherClaims}.${signature}`),
        'without its signature': withToken(`${header}.${otherClaims}.`),
      }
    },
  }),
})

for (const [name, claims, permissions] of [
  ['a list of roles', { roles: ['staff', 'manager'] }, ['batches:read', 'batches:send', 'settings:write']],
  [
    'roles with spaces between',
    { roles: 'manager staff' },
    ['batches:read', 'batches:send', 'settings:write'],
  ],
  ['one role', { roles: 'manager' }, ['batches:read', 'settings:write']],
] as const) {
  test(`permissions come from ${name}`, async () => {
    assert.deepEqual((await actorFor({ ...fresh, ...claims }))?.permissions, permissions)
  })
}

test('no role opens the simulated provider', async () => {
  const actor = await actorFor(fresh, { roles: { staff: ['batches:read', 'sandbox'] } })
  assert.deepEqual(actor?.permissions, ['batches:read'])
})

test('clocks may differ by the 30 seconds that are set, and no more', async () => {
  assert.ok(await actorFor({ ...fresh, exp: now - 29 }))
  assert.equal(await actorFor({ ...fresh, exp: now - 29 }, { clockSkewSeconds: 5 }), undefined)
})

test('a subject that cannot stand in an address is told apart by its hash', async () => {
  const first = await actorFor({ ...fresh, sub: 'auth0|12', name: undefined })
  const second = await actorFor({ ...fresh, sub: 'auth0|13' })
  assert.match(first?.user.id ?? '', /^[A-Za-z0-9_-]{43}$/)
  assert.notEqual(first?.user.id, second?.user.id)
  assert.equal(first?.user.name, first?.user.id, 'a token without a name names the person by its id')
})

test('names of claims are the host’s', async () => {
  const claims = { roles: 'https://example.com/roles', name: 'nickname' }
  const actor = await actorFor(
    { ...fresh, roles: [], nickname: 'Priya', 'https://example.com/roles': ['manager'] },
    { claims },
  )
  assert.deepEqual([actor?.user.name, actor?.permissions.length], ['Priya', 2])
})

/** An issuer’s key set on this machine, answering as each case wants. */
async function keyServer(answer: () => { status: number; body: string }) {
  let asked = 0
  const server = createServer((_request, response) => {
    asked++
    const { status, body } = answer()
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    keys: new URL(`http://127.0.0.1:${port}/keys`),
    asked: () => asked,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

test('the key set is fetched when it is first needed, and kept', async () => {
  const server = await keyServer(() => ({ status: 200, body: JSON.stringify(keys) }))
  const authoriser = jwtAuthoriser({ ...options, keys: server.keys })
  assert.equal(server.asked(), 0)
  for (let times = 0; times < 3; times++) assert.ok(await authoriser.authorise(await asking(fresh)))
  assert.equal(server.asked(), 1)
  await server.close()
})

for (const [what, status, body] of [
  ['an error', 503, '{}'],
  ['a page', 200, '<html></html>'],
  ['something that is no key set', 200, '{"keys":"none"}'],
] as const) {
  test(`while the key set answers with ${what}, nobody is let in and nobody is sent away`, async () => {
    const server = await keyServer(() => ({ status, body }))
    const authorised = jwtAuthoriser({ ...options, keys: server.keys }).authorise(await asking(fresh))
    await assert.rejects(authorised, { code: 'authoriser-unavailable', retryable: true })
    await server.close()
  })
}

test('the same while it cannot be reached', async () => {
  const server = await keyServer(() => ({ status: 200, body: '' }))
  await server.close()
  const authorised = jwtAuthoriser({ ...options, keys: server.keys }).authorise(await asking(fresh))
  await assert.rejects(authorised, { code: 'authoriser-unavailable' })
})
