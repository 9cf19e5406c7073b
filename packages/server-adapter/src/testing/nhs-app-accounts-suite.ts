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

  check('answers for those who were asked about, and for nobody else', async (subject) => {
    const asked = [subject.nhsNumbers.notificationsOn]
    for (let times = 0; times < 2; times++)
      assert.deepEqual([...(await ask(subject, ...asked)).keys()], asked)
  })

  check('answers for several at once as for each alone', async (subject) => {
    const asked = Object.values(subject.nhsNumbers).filter((it) => it !== undefined)
    const together = await ask(subject, ...asked)
    for (const one of asked) assert.deepEqual(together.get(one), (await ask(subject, one)).get(one))
  })

  check('answers nothing to nobody', async (subject) => {
    assert.equal((await ask(subject)).size, 0)
  })
}
