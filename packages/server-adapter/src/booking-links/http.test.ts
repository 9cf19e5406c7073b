import assert from 'node:assert/strict'
import test from 'node:test'
import { setupServer } from 'msw/node'
import { bookingLinksSuite } from '../testing/booking-links-suite.ts'
import { bookingSystemStandIn, type BookingFault } from '../testing/providers/booking-system.ts'
import { virtualClock } from '../testing/virtual-clock.ts'
import { httpBookingLinks } from './http.ts'

const start = Date.UTC(2026, 10, 24, 10)

function connected(faults: Readonly<Record<string, BookingFault>> = {}, headers?: Record<string, string>) {
  const clock = virtualClock({ start })
  const system = bookingSystemStandIn(clock, faults)
  const server = setupServer(...system.handlers)
  server.listen({ onUnhandledFrame: 'error' })
  const links = httpBookingLinks({ baseUrl: system.baseUrl, headers: headers ?? system.headers })
  return { clock, system, server, links, [Symbol.dispose]: () => server.close() }
}

bookingLinksSuite({
  test,
  async make() {
    const { clock, system, server, links } = connected()
    return {
      links,
      organisation: 'larkfield',
      slotTypes: { free: 'nurse', full: 'full' },
      now: clock.now,
      passTime: clock.advance,
      book: async (url) => system.books.book(url),
      close: async () => server.close(),
    }
  },
})

const request = {
  key: 'm1',
  organisation: 'larkfield',
  nhsNumber: '9990548609',
  slotType: 'nurse',
  expiresAt: start + 1_000,
}
const signal = () => AbortSignal.timeout(10_000)

test('after a lost answer nobody knows, and the repeat gives the link that was made', async () => {
  using at = connected({ m1: 'lost' })
  await assert.rejects(at.links.make(request, signal()), { code: 'provider-no-answer' })
  const outcome = await at.links.make(request, signal())
  assert.ok(outcome.kind === 'made')
  assert.deepEqual(at.system.books.opened(outcome.url), { organisation: 'larkfield', slotType: 'nurse' })
})

for (const [fault, code] of [
  ['html', 'provider-no-answer'],
  ['denied', 'credentials-refused'],
  ['not-encrypted', 'response-invalid'],
] as const) {
  test(`an answer that is ${fault} is no link`, async () => {
    using at = connected({ m1: fault })
    await assert.rejects(at.links.make(request, signal()), { code })
  })
}

test('"too many" waits as long as the system says', async () => {
  using at = connected({ m1: 'busy' })
  assert.deepEqual(await at.links.make(request, signal()), { kind: 'try-later', afterMs: 7000 })
})

test('refused credentials are told apart from an answer', async () => {
  using at = connected({}, { authorization: 'Bearer old' })
  for (const asked of [
    at.links.free('larkfield', 'nurse', signal()),
    at.links.withdraw('larkfield', 'm1', signal()),
  ])
    await assert.rejects(asked, { code: 'credentials-refused' })
})
