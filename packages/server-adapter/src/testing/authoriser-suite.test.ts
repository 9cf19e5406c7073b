import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sandboxAuthoriser } from '../authorisers/sandbox.ts'
import type { Actor } from '../ports/authoriser.ts'
import { authoriserSuite, type AuthoriserSubject } from './authoriser-suite.ts'
import { failingCases } from './failing-cases.fixtures.ts'

type Authorise = AuthoriserSubject['authoriser']['authorise']

/** The sandbox's authoriser with one fault put in. */
async function subject(broken: (right: Authorise) => Authorise): Promise<AuthoriserSubject> {
  const sandbox = sandboxAuthoriser()
  const asking = async (authoriser = sandbox) => {
    const asked = new Request('http://127.0.0.1/v1/sandbox/token', { method: 'POST' })
    const issued = await authoriser.issueToken(asked, { organisation: 'larkfield' })
    const headers = { authorization: `Bearer ${issued?.token ?? ''}` }
    return new Request('http://127.0.0.1/v1/session', { headers })
  }
  return {
    authoriser: { authorise: broken((request) => sandbox.authorise(request)) },
    organisation: 'larkfield',
    authentic: () => asking(),
    forged: async () => ({ 'of another server': await asking(sandboxAuthoriser()) }),
  }
}

const changed =
  (change: (actor: Actor, request: Request) => Actor | undefined) =>
  (right: Authorise): Authorise =>
  async (request) => {
    const actor = await right(request)
    return actor && change(actor, request)
  }

const anybody: Actor = {
  organisation: {
    id: 'larkfield',
    name: 'Larkfield Surgery',
    odsCode: 'ZZ901',
    clinicalSystem: 'systmone',
    country: 'england',
  },
  user: { id: 'anybody', name: 'Anybody' },
  permissions: ['batches:read'],
  hasAccess: true,
}
const inOrganisation = (actor: Actor, id: string): Actor => ({
  ...actor,
  organisation: { ...actor.organisation, id },
})
const tokenOf = (request: Request) => request.headers.get('authorization')?.split(' ')[1] ?? ''
let calls = 0

const faults: Readonly<Record<string, (right: Authorise) => Authorise>> = {
  'lets everybody in': () => async () => anybody,
  'lets nobody in': () => async () => undefined,
  'does not check who signed': (right) => async (request) =>
    (await right(request)) ?? (tokenOf(request).includes('.') ? anybody : undefined),
  'lets in whoever brings any token': (right) => async (request) =>
    (await right(request)) ?? (request.headers.has('authorization') ? anybody : undefined),
  'takes the token from the address too': (right) => async (request) => {
    const token = new URL(request.url).searchParams.get('access_token')
    if (token === null) return right(request)
    return right(new Request(request.url, { headers: { authorization: `Bearer ${token}` } }))
  },
  'takes the organisation from the address': changed((actor, { url }) =>
    inOrganisation(actor, new URL(url).searchParams.get('organisation') ?? actor.organisation.id),
  ),
  'takes the organisation from a header': changed((actor, { headers }) =>
    inOrganisation(actor, headers.get('x-organisation') ?? actor.organisation.id),
  ),
  'mixes organisations up': changed((actor) => inOrganisation(actor, 'hawthorn')),
  'throws on what is no token': (right) => async (request) => {
    if (request.headers.has('authorization') && !tokenOf(request).includes('.')) throw new Error('no token')
    return right(request)
  },
  'reads the body': (right) => async (request) => {
    await request.text()
    return right(request)
  },
  'tells the token': changed((actor, request) => ({ ...actor, user: { id: 'x', name: tokenOf(request) } })),
  'names nobody': changed((actor) => ({ ...actor, user: { id: '', name: '' } })),
  'gives ids that cannot stand in an address': changed((actor) => ({
    ...actor,
    user: { id: 'a|b', name: 'Priya Nandi' },
  })),
  'grants nothing': changed((actor) => ({ ...actor, permissions: [] })),
  'grants twice': changed((actor) => ({
    ...actor,
    permissions: [...actor.permissions, ...actor.permissions],
  })),
  'says another name each time': changed((actor) => ({
    ...actor,
    user: { id: `user-${calls++}`, name: 'Priya Nandi' },
  })),
  'forgets who has batch messaging': changed((actor) => ({ ...actor, hasAccess: false })),
}

test('the authoriser suite passes one that is right', async () => {
  assert.deepEqual(await failingCases(authoriserSuite, () => subject((right) => right)), [])
})

for (const [fault, broken] of Object.entries(faults)) {
  test(`the authoriser suite catches one that ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(authoriserSuite, () => subject(broken)), [])
  })
}
