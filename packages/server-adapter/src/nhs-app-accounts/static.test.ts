import assert from 'node:assert/strict'
import test from 'node:test'
import { nhsAppAccountsSuite } from '../testing/nhs-app-accounts-suite.ts'
import { staticAccounts } from './static.ts'

const on = '9990548609'
const off = '9990000018'

nhsAppAccountsSuite({
  test,
  make: async () => ({
    accounts: staticAccounts({
      larkfield: { [on]: { notifications: true }, [off]: { notifications: false } },
    }),
    organisation: 'larkfield',
    nhsNumbers: { notificationsOn: on, notificationsOff: off, noAccount: '9990000026' },
  }),
})

test('an organisation that is not among them has nobody', async () => {
  for (const organisation of ['hawthorn', 'toString']) {
    const answer = await staticAccounts({}).lookUp(organisation, [on], AbortSignal.timeout(1000))
    assert.equal(answer.size, 0)
  }
})
