import assert from 'node:assert/strict'
import { permission } from '@carebatch/core/wire'
import type { Actor, Authoriser } from '../ports/authoriser.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface AuthoriserSubject extends Closable {
  readonly authoriser: Authoriser
  /** An organisation that exists, and that has batch messaging. */
  readonly organisation: string
  /** A request by somebody of that organisation that must be let in. */
  authentic(): Promise<Request>
  /** Requests that must not, each by what is wrong with it: altered, expired, of another issuer. */
  forged(): Promise<Readonly<Record<string, Request>>>
}

const address = 'http://127.0.0.1/v1/session'

async function actorOf({ authoriser, authentic }: AuthoriserSubject): Promise<Actor> {
  const actor = await authoriser.authorise(await authentic())
  assert.ok(actor !== undefined, 'an authentic request is let in')
  return actor
}

/** The same proof of who asks, on another request. */
async function asking(subject: AuthoriserSubject, url: string, init: RequestInit = {}): Promise<Request> {
  const headers = new Headers((await subject.authentic()).headers)
  new Headers(init.headers).forEach((value, name) => headers.set(name, value))
  return new Request(url, { ...init, headers })
}

/** What the routes rely on in every authoriser. */
export function authoriserSuite(options: SuiteOptions<AuthoriserSubject>): void {
  const check = (name: string, run: (subject: AuthoriserSubject) => Promise<void>) =>
    suiteCase(options, `authoriser: ${name}`, run)

  check('takes the organisation from the token', async (subject) => {
    const { organisation, hasAccess } = await actorOf(subject)
    assert.equal(organisation.id, subject.organisation)
    assert.equal(hasAccess, true)
    assert.ok(organisation.name.length > 0 && organisation.odsCode.length > 0)
  })

  check('takes it from nowhere else', async (subject) => {
    const elsewhere = {
      'x-organisation': 'elsewhere',
      'x-ods-code': 'ZZ999',
      cookie: 'organisation=elsewhere',
    }
    const request = await asking(subject, `${address}?organisation=elsewhere`, { headers: elsewhere })
    assert.equal((await subject.authoriser.authorise(request))?.organisation.id, subject.organisation)
  })

  check('names the person by an id that can stand in an address, and by a name', async (subject) => {
    const { user } = await actorOf(subject)
    assert.match(user.id, /^[A-Za-z0-9_-]{1,64}$/)
    assert.ok(user.name.length > 0 && user.name.length <= 200)
  })

  check('grants permissions that exist, each once, and at least one', async (subject) => {
    const { permissions } = await actorOf(subject)
    assert.ok(permissions.length > 0)
    assert.equal(new Set(permissions).size, permissions.length)
    for (const each of permissions) assert.ok(permission.options.includes(each), each)
  })

  check('says the same of the same person each time', async (subject) => {
    assert.deepEqual(await actorOf(subject), await actorOf(subject))
  })

  check('answers many at once, each for itself', async (subject) => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        subject.authoriser.authorise(at % 2 === 0 ? await subject.authentic() : new Request(address)),
      ),
    )
    answers.forEach((actor, at) => assert.equal(actor !== undefined, at % 2 === 0))
  })

  check('leaves the body to the route', async (subject) => {
    const request = await asking(subject, address, { method: 'POST', body: '{}' })
    await subject.authoriser.authorise(request)
    assert.equal(await request.text(), '{}')
  })

  check('keeps the token to itself', async (subject) => {
    const request = await subject.authentic()
    const proofs = [...request.headers.values()].flatMap((value) => value.split(' ')).filter(isLong)
    const told = JSON.stringify(await subject.authoriser.authorise(request))
    for (const proof of proofs) assert.ok(!told.includes(proof))
  })

  check('lets in nobody without a token', async ({ authoriser }) => {
    assert.equal(await authoriser.authorise(new Request(address)), undefined)
  })

  check('takes no token from the address, where logs would keep it', async (subject) => {
    const [, token = ''] = ((await subject.authentic()).headers.get('authorization') ?? '').split(' ')
    const url = `${address}?access_token=${token}&token=${token}`
    assert.equal(await subject.authoriser.authorise(new Request(url)), undefined)
  })

  check('lets in nobody with something that is no token, and does not throw', async ({ authoriser }) => {
    for (const proof of [
      'Bearer',
      'Bearer x',
      'Bearer a.b.c',
      `Bearer ${'x'.repeat(100_000)}`,
      'Basic eDp5',
    ]) {
      const request = new Request(address, { headers: { authorization: proof } })
      assert.equal(await authoriser.authorise(request), undefined, proof.slice(0, 20))
    }
  })

  check('lets in nobody with a token that is not its own', async (subject) => {
    const forged = Object.entries(await subject.forged())
    assert.ok(forged.length > 0)
    for (const [what, request] of forged) {
      assert.equal(await subject.authoriser.authorise(request), undefined, what)
    }
  })
}

const isLong = (text: string) => text.length >= 16
