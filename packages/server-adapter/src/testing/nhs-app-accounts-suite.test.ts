import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staticAccounts } from '../nhs-app-accounts/static.ts'
import type { NhsAppAccounts } from '../ports/nhs-app-accounts.ts'
import { failingCases } from './failing-cases.fixtures.ts'
import { nhsAppAccountsSuite, type NhsAppAccountsSubject } from './nhs-app-accounts-suite.ts'

type LookUp = NhsAppAccounts['lookUp']
type Answer = Awaited<ReturnType<LookUp>>

const nhsNumbers = { notificationsOn: '9990548609', notificationsOff: '9990000018', noAccount: '9990000026' }
const stranger = '9990000034'
const right = staticAccounts({
  larkfield: {
    [nhsNumbers.notificationsOn]: { notifications: true },
    [nhsNumbers.notificationsOff]: { notifications: false },
    [stranger]: { notifications: true },
  },
  hawthorn: { [nhsNumbers.noAccount]: { notifications: true } },
})

const subject = (lookUp: LookUp) => async (): Promise<NhsAppAccountsSubject> => ({
  accounts: { ...right, lookUp },
  organisation: 'larkfield',
  nhsNumbers,
})

const answering =
  (
    change: (
      answer: Answer,
      asked: readonly string[],
    ) => Iterable<readonly [string, { notifications: boolean }]>,
  ): LookUp =>
  async (organisation, asked, signal) =>
    new Map(change(await right.lookUp(organisation, asked, signal), asked))

const faults: Readonly<Record<string, LookUp>> = {
  'gives everybody an account': answering((_, asked) => asked.map((it) => [it, { notifications: true }])),
  'gives nobody an account': async () => new Map(),
  'turns notifications on for all': answering((answer) =>
    [...answer].map(([it]) => [it, { notifications: true }]),
  ),
  'turns notifications off for all': answering((answer) =>
    [...answer].map(([it]) => [it, { notifications: false }]),
  ),
  'turns notifications round': answering((answer) =>
    [...answer].map(([it, { notifications }]) => [it, { notifications: !notifications }]),
  ),
  'takes no account for notifications off': answering((answer, asked) =>
    asked.map((it) => [it, answer.get(it) ?? { notifications: false }]),
  ),
  'leaves out who has notifications off': answering((answer) =>
    [...answer].filter(([, { notifications }]) => notifications),
  ),
  'writes numbers with spaces': answering((answer) =>
    [...answer].map(([it, account]) => [it.replace(/^(...)(...)/, '$1 $2 '), account]),
  ),
  'tells of people who were not asked about': answering((answer) => [
    ...answer,
    [stranger, { notifications: true }],
  ]),
  'answers for the first only': answering((answer) => [...answer].slice(0, 1)),
  'throws when nobody is asked about': async (organisation, asked, signal) => {
    if (asked.length === 0) throw new Error('no numbers')
    return right.lookUp(organisation, asked, signal)
  },
  'answers for another practice': (_, asked, signal) => right.lookUp('hawthorn', asked, signal),
  'rejects where one has no account': async (organisation, asked, signal) => {
    const answer = await right.lookUp(organisation, asked, signal)
    if (answer.size < asked.length) throw new Error('404')
    return answer
  },
  'forgets after the first call': (() => {
    let calls = 0
    const lookUp: LookUp = async (...asked) => (calls++ % 2 === 0 ? right.lookUp(...asked) : new Map())
    return lookUp
  })(),
}

test('the NHS App accounts suite passes one that is right', async () => {
  assert.deepEqual(await failingCases(nhsAppAccountsSuite, subject(right.lookUp)), [])
})

for (const [fault, lookUp] of Object.entries(faults)) {
  test(`the NHS App accounts suite catches one that ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(nhsAppAccountsSuite, subject(lookUp)), [])
  })
}
