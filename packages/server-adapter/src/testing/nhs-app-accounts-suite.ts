import assert from 'node:assert/strict'
import type { NhsAppAccounts } from '../ports/nhs-app-accounts.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface NhsAppAccountsSubject extends Closable {
  readonly accounts: NhsAppAccounts
  readonly organisation: string
  readonly nhsNumbers: {
    readonly notificationsOn: string
    readonly notificationsOff?: string
    readonly noAccount?: string
  }
}

/** What the engine relies on in every source of NHS App accounts: who is missing from the answer has no account. */
export function nhsAppAccountsSuite(options: SuiteOptions<NhsAppAccountsSubject>): void {
  const check = (name: string, run: (subject: NhsAppAccountsSubject) => Promise<void>) =>
    suiteCase(options, `NHS App accounts: ${name}`, run)
  const ask = ({ accounts, organisation }: NhsAppAccountsSubject, ...nhsNumbers: readonly string[]) =>
    accounts.lookUp(organisation, nhsNumbers, AbortSignal.timeout(60_000))

  check('tells notifications on from off', async (subject) => {
    const { notificationsOn, notificationsOff } = subject.nhsNumbers
    const answer = await ask(subject, notificationsOn, ...(notificationsOff ? [notificationsOff] : []))
    assert.equal(answer.get(notificationsOn)?.notifications, true)
    if (notificationsOff) assert.equal(answer.get(notificationsOff)?.notifications, false)
  })

  check('leaves out who has no account', async (subject) => {
    const { noAccount } = subject.nhsNumbers
    if (noAccount === undefined) return
    assert.equal((await ask(subject, noAccount)).has(noAccount), false)
  })

  check('answers nothing to nobody', async (subject) => {
    assert.equal((await ask(subject)).size, 0)
  })
}
