import assert from 'node:assert/strict'
import test from 'node:test'
import { nhsAppAccountsSuite } from '../testing/nhs-app-accounts-suite.ts'
import { nhsNumberWith } from '../testing/sandbox/nhs-number-with.ts'
import { sandboxNhsAppAccounts } from './sandbox.ts'

const signal = new AbortController().signal

nhsAppAccountsSuite({
  test,
  make: async () => ({
    accounts: sandboxNhsAppAccounts(),
    organisation: 'larkfield',
    nhsNumbers: {
      notificationsOn: '9990548609',
      notificationsOff: nhsNumberWith('920'),
      noAccount: nhsNumberWith('925'),
    },
  }),
})

test('about half of all people have the App with notifications on', async () => {
  const people = Array.from({ length: 500 }, (_, index) => nhsNumberWith('500', index))
  const accounts = await sandboxNhsAppAccounts().lookUp('larkfield', people, signal)
  const share = people.filter((nhsNumber) => accounts.get(nhsNumber)?.notifications).length / people.length
  assert.ok(share > 0.4 && share < 0.6, String(share))
})

test('those whom the App will refuse have an account, or there would be nothing to refuse', async () => {
  for (const digits of ['940', '944'])
    for (const middle of [0, 111]) {
      const nhsNumber = nhsNumberWith(digits, middle)
      const accounts = await sandboxNhsAppAccounts().lookUp('larkfield', [nhsNumber], signal)
      assert.equal(accounts.get(nhsNumber)?.notifications, true)
    }
})

test('the directory comes before the rule', async () => {
  const accounts = sandboxNhsAppAccounts({ people: [{ nhsNumber: '9990548609', nhsApp: 'none' }] })
  assert.equal((await accounts.lookUp('larkfield', ['9990548609'], signal)).size, 0)
})
