import assert from 'node:assert/strict'
import test from 'node:test'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { nhsAppAccountsSuite } from '../testing/nhs-app-accounts-suite.ts'
import { nhsNotifyStandIn } from '../testing/providers/nhs-notify.ts'
import { nhsNotifyAccounts, type NhsNotifyAccountsOptions } from './nhs-notify.ts'

const on = '9990548609'
const off = '9990000018'
const practice = [
  { nhsNumber: '9990000026', notificationsEnabled: true },
  { nhsNumber: '9990000034', notificationsEnabled: true },
  { nhsNumber: '9990000042', notificationsEnabled: false },
  { nhsNumber: on, notificationsEnabled: true },
  { nhsNumber: off, notificationsEnabled: false },
]

function connected(more: Partial<NhsNotifyAccountsOptions> = {}) {
  const service = nhsNotifyStandIn({ accounts: { ZZ901: practice } })
  const asked: string[] = []
  const server = setupServer(
    http.all('*', ({ request }) => void asked.push(new URL(request.url).search)),
    ...service.handlers,
  )
  server.listen({ onUnhandledFrame: 'error' })
  const accounts = nhsNotifyAccounts({ baseUrl: service.baseUrl, odsCode: () => 'ZZ901', ...more })
  return { accounts, server, asked, [Symbol.dispose]: () => server.close() }
}

nhsAppAccountsSuite({
  test,
  make: async () => {
    const { accounts, server } = connected()
    return {
      accounts,
      organisation: 'larkfield',
      nhsNumbers: { notificationsOn: on, notificationsOff: off, noAccount: '9990000050' },
      close: async () => server.close(),
    }
  },
})

const ask = ({ accounts }: ReturnType<typeof connected>, nhsNumber = on) =>
  accounts.lookUp('larkfield', [nhsNumber], AbortSignal.timeout(10_000))

test('every page is read, once for many questions, and again when the list is old', async () => {
  let now = 0
  using at = connected({ real: () => now, keptForMs: 1000 })
  await Promise.all([ask(at), ask(at, off), ask(at)])
  assert.equal(at.asked.length, 3, 'five accounts on pages of two')
  now = 999
  await ask(at)
  assert.equal(at.asked.length, 3)
  now = 1000
  await ask(at)
  assert.equal(at.asked.length, 6)
})

test('an organisation without an ODS code has nobody with an account, and nobody is asked', async () => {
  using at = connected({ odsCode: () => undefined })
  assert.equal((await ask(at)).size, 0)
  assert.equal(at.asked.length, 0)
})

test('a list that breaks off in the middle is no list, and is read anew', async () => {
  using at = connected()
  at.server.use(
    http.get('*/accounts', ({ request }) =>
      request.url.endsWith('page=2') ? HttpResponse.error() : undefined,
    ),
  )
  await assert.rejects(ask(at), { code: 'provider-no-answer' })
  at.server.resetHandlers()
  assert.equal((await ask(at)).get(on)?.notifications, true)
})

test('a service that refuses us is not a practice without accounts', async () => {
  using at = connected()
  at.server.use(http.get('*/accounts', () => HttpResponse.json({ errors: [] }, { status: 403 })))
  await assert.rejects(ask(at), { code: 'credentials-refused' })
})
