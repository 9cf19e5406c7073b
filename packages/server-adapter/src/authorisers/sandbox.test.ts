import assert from 'node:assert/strict'
import test from 'node:test'
import { authoriserSuite } from '../testing/authoriser-suite.ts'
import { sandboxAuthoriser, type SandboxAuthoriser } from './sandbox.ts'

const here = new Request('http://127.0.0.1:8080/v1/sandbox/token', { method: 'POST' })

function withToken(token: string): Request {
  return new Request('http://127.0.0.1/v1/session', { headers: { authorization: `Bearer ${token}` } })
}

async function tokenOf(
  authoriser: SandboxAuthoriser,
  organisation = 'larkfield',
  user?: string,
): Promise<string> {
  const issued = await authoriser.issueToken(here, { organisation, user })
  assert.ok(issued !== undefined)
  return issued.token
}

/** The same claims for another organisation, under the old signature. */
function forOther(token: string): string {
  const [payload = '', signature = ''] = token.split('.')
  const claims = Buffer.from(payload, 'base64url').toString().replace('larkfield', 'hawthorn')
  return `${Buffer.from(claims).toString('base64url')}.${signature}`
}

authoriserSuite({
  test,
  make: async () => {
    let now = 0
    const authoriser = sandboxAuthoriser({ real: () => now })
    const expired = await tokenOf(authoriser)
    now += 15 * 60_000
    return {
      authoriser,
      organisation: 'larkfield',
      authentic: async () => withToken(await tokenOf(authoriser)),
      forged: async () => {
        const token = await tokenOf(authoriser)
        const foreign = await tokenOf(sandboxAuthoriser({ real: () => now }))
        return {
          expired: withToken(expired),
          'of another process': withToken(foreign),
          'for another organisation': withToken(forOther(token)),
          'longer signature': withToken(`${token}x`),
          'cut signature': withToken(token.slice(0, -1)),
          'no signature': withToken('e30.'),
        }
      },
    }
  },
})

test('a token names its user, and is good for 15 minutes of real time', async () => {
  const authoriser = sandboxAuthoriser({ real: () => Date.UTC(2026, 0, 1) })
  const issued = await authoriser.issueToken(here, { organisation: 'hawthorn', user: 'Siân Price' })
  assert.equal(issued?.expiresAt, '2026-01-01T00:15:00.000Z')
  const actor = await authoriser.authorise(withToken(issued.token))
  assert.deepEqual(
    [actor?.user, actor?.organisation.id],
    [{ id: 'si-n-price', name: 'Siân Price' }, 'hawthorn'],
  )
})

test('no token for an organisation that does not exist', async () => {
  assert.equal(await sandboxAuthoriser().issueToken(here, { organisation: 'elsewhere' }), undefined)
})

test('no token for a name that somebody else points at this machine', async () => {
  const there = new Request('http://portal.example.com/v1/sandbox/token', { method: 'POST' })
  assert.equal(await sandboxAuthoriser().issueToken(there, { organisation: 'larkfield' }), undefined)
})

test('one of the organisations has no batch messaging, and is let in to be told so', async () => {
  const authoriser = sandboxAuthoriser()
  const actor = await authoriser.authorise(withToken(await tokenOf(authoriser, 'no-access')))
  assert.equal(actor?.hasAccess, false)
  assert.deepEqual(
    authoriser.organisations().map(({ id, hasAccess }) => [id, hasAccess]),
    [
      ['larkfield', true],
      ['hawthorn', true],
      ['glan-yr-afon', true],
      ['no-access', false],
    ],
  )
})
