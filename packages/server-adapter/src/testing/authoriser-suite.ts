import assert from 'node:assert/strict'
import type { Authoriser } from '../ports/authoriser.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface AuthoriserSubject extends Closable {
  readonly authoriser: Authoriser
  /** An organisation that exists. */
  readonly organisation: string
  /** A request by somebody of that organisation that must be let in. */
  authentic(): Promise<Request>
  /** Requests that must not: altered, expired, of another issuer. One without any token is tried anyway. */
  forged(): Promise<readonly Request[]>
}

/** What the routes rely on in every authoriser. */
export function authoriserSuite(options: SuiteOptions<AuthoriserSubject>): void {
  const check = (name: string, run: (subject: AuthoriserSubject) => Promise<void>) =>
    suiteCase(options, `authoriser: ${name}`, run)

  check('takes the organisation from the token', async (subject) => {
    const actor = await subject.authoriser.authorise(await subject.authentic())
    assert.equal(actor?.organisation.id, subject.organisation)
    assert.ok(actor.user.id.length > 0)
  })

  check('lets in nobody without a token', async ({ authoriser }) => {
    assert.equal(await authoriser.authorise(new Request('http://127.0.0.1/v1/session')), undefined)
  })

  check('lets in nobody with a token that is not its own', async (subject) => {
    for (const request of await subject.forged()) {
      assert.equal(await subject.authoriser.authorise(request), undefined)
    }
  })
}
