import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sandboxBookingLinks, type SandboxBookingLinks } from '../booking-links/sandbox.ts'
import type { BookingLinkOutcome } from '../ports/booking-links.ts'
import { bookingLinksSuite, type BookingLinksSubject } from './booking-links-suite.ts'
import { failingCases } from './failing-cases.fixtures.ts'
import { virtualClock } from './virtual-clock.ts'

type Fault = (right: SandboxBookingLinks) => Partial<SandboxBookingLinks>

const subject = (fault: Fault) => async (): Promise<BookingLinksSubject> => {
  const clock = virtualClock({ start: Date.UTC(2026, 10, 24, 10) })
  const right = sandboxBookingLinks({ clock })
  const links = { ...right, ...fault(right) }
  return {
    links,
    organisation: 'larkfield',
    slotTypes: { free: 'nurse', full: 'full' },
    now: clock.now,
    passTime: clock.advance,
    book: async (url) => links.book(url),
  }
}

let count = 0
const changed =
  (change: (url: URL, key: string) => string): Fault =>
  ({ make }) => ({
    async make(request, signal) {
      const outcome = await make(request, signal)
      return outcome.kind === 'made'
        ? { kind: 'made', url: new URL(change(outcome.url, request.key)) }
        : outcome
    },
  })

const faults: Readonly<Record<string, Fault>> = {
  'says that everything is free': () => ({ free: async () => 99 }),
  'says that nothing is free': () => ({ free: async () => 0 }),
  'counts links as appointments': ({ free, make }) => {
    let out = 0
    return {
      free: async (...asked) => (await free(...asked)) - out,
      async make(...asked) {
        const outcome = await make(...asked)
        if (outcome.kind === 'made') out += 1
        return outcome
      },
    }
  },
  'names the patient in the address': changed((url) => `${url.href}?nhs=9990548609`),
  'names the key in the address': changed((url, key) => `${url.href}?key=${key}`),
  'makes links that are not encrypted': changed((url) => url.href.replace('127.0.0.1', 'book.example.com')),
  'makes short links': () => ({
    make: async () => ({ kind: 'made', url: new URL(`http://127.0.0.1/b/${count++}`) }),
  }),
  'makes a new link each time': ({ make }) => ({
    make: (request, signal) => make({ ...request, key: `${request.key}-${count++}` }, signal),
  }),
  'makes two links at the same moment': ({ make }) => {
    const known = new Map<string, BookingLinkOutcome>()
    return {
      async make(request, signal) {
        const found = known.get(request.key)
        await new Promise<void>((resolve) => setImmediate(resolve))
        const outcome = found ?? (await make({ ...request, key: `${request.key}-${count++}` }, signal))
        known.set(request.key, outcome)
        return outcome
      },
    }
  },
  'knows a link by its patient': ({ make }) => ({
    make: (request, signal) => make({ ...request, key: request.nhsNumber }, signal),
  }),
  'books as often as one likes': ({ book, opened }) => ({
    book: (url) => book(url) || opened(url) === undefined,
  }),
  'books nothing': () => ({ book: () => false }),
  'invites where nothing is free': ({ make }) => ({
    make: (request, signal) => make({ ...request, slotType: 'nurse' }, signal),
  }),
  'throws where nothing is free': ({ make }) => ({
    async make(request, signal) {
      const outcome = await make(request, signal)
      if (outcome.kind === 'none-free') throw new Error('409')
      return outcome
    },
  }),
  'withdraws nothing': () => ({ withdraw: async () => undefined }),
  'throws where it is withdrawn twice': ({ withdraw }) => {
    const gone = new Set<string>()
    return {
      async withdraw(organisation, key, signal) {
        if (gone.has(key)) throw new Error('404')
        gone.add(key)
        return withdraw(organisation, key, signal)
      },
    }
  },
  'makes what was withdrawn anew': ({ make }) => ({
    async make(request, signal) {
      const outcome = await make(request, signal)
      return outcome.kind === 'refused' ? make({ ...request, key: `${request.key}-again` }, signal) : outcome
    },
  }),
  'withdraws for anybody': ({ withdraw }) => ({
    withdraw: (_organisation, key, signal) => withdraw('larkfield', key, signal),
  }),
  'makes links that last for ever': ({ make }) => ({
    make: (request, signal) => make({ ...request, expiresAt: 1e15 }, signal),
  }),
  'makes links that are over too soon': ({ make }) => ({
    make: (request, signal) => make({ ...request, expiresAt: request.expiresAt - 3_600_000 }, signal),
  }),
}

test('the booking links suite passes one that is right', async () => {
  const right = subject(() => ({}))
  assert.deepEqual(await failingCases(bookingLinksSuite, right), [])
})

for (const [fault, broken] of Object.entries(faults)) {
  test(`the booking links suite catches one that ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(bookingLinksSuite, subject(broken)), [])
  })
}
