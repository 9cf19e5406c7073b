import assert from 'node:assert/strict'
import type { BookingLinkRequest, BookingLinks } from '../ports/booking-links.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface BookingLinksSubject extends Closable {
  readonly links: BookingLinks
  readonly organisation: string
  /** Kinds of appointments: two at least are free of the one; of the other none. */
  readonly slotTypes: { readonly free: string; readonly full: string }
  /** The time of the booking system, milliseconds since 1970, and a way to let it pass. */
  readonly now: () => number
  passTime(ms: number): void
  /** What a patient does with a link, at the booking system itself. False: it books nothing. */
  book(url: URL): Promise<boolean>
}

const nhsNumber = '9990548609'
const day = 24 * 60 * 60_000
let made = 0

/** What the engine relies on wherever patients book by themselves: one link for a key, which books once. */
export function bookingLinksSuite(options: SuiteOptions<BookingLinksSubject>): void {
  const check = (name: string, run: (subject: BookingLinksSubject) => Promise<void>) =>
    suiteCase(options, `booking links: ${name}`, run)
  const signal = () => AbortSignal.timeout(60_000)
  const requestFrom = (
    { organisation, slotTypes, now }: BookingLinksSubject,
    more: Partial<BookingLinkRequest> = {},
  ): BookingLinkRequest => ({
    key: `suite-link-${++made}`,
    organisation,
    nhsNumber,
    slotType: slotTypes.free,
    expiresAt: now() + 7 * day,
    ...more,
  })
  const linkOf = async ({ links }: BookingLinksSubject, request: BookingLinkRequest): Promise<URL> => {
    const outcome = await links.make(request, signal())
    assert.ok(outcome.kind === 'made', outcome.kind)
    return outcome.url
  }

  check('tells how many appointments are free', async ({ links, organisation, slotTypes }) => {
    assert.ok((await links.free(organisation, slotTypes.free, signal())) >= 2)
    assert.equal(await links.free(organisation, slotTypes.full, signal()), 0)
  })

  check('makes a link whose address says nothing about the patient', async (subject) => {
    const request = requestFrom(subject)
    const url = await linkOf(subject, request)
    assert.ok(url.protocol === 'https:' || url.hostname === '127.0.0.1')
    assert.ok(!url.href.includes(nhsNumber) && !url.href.includes(request.key))
    assert.ok(url.href.length - url.origin.length >= 16, 'nobody guesses it')
  })

  check('gives the same link for the same key, also at the same moment', async (subject) => {
    const request = requestFrom(subject)
    const urls = await Promise.all([linkOf(subject, request), linkOf(subject, request)])
    urls.push(await linkOf(subject, request))
    assert.equal(new Set(urls.map(({ href }) => href)).size, 1)
  })

  check('gives each key a link of its own, also to one patient', async (subject) => {
    const urls = [await linkOf(subject, requestFrom(subject)), await linkOf(subject, requestFrom(subject))]
    assert.notEqual(urls[0]?.href, urls[1]?.href)
  })

  check('a link books once, and takes one appointment', async (subject) => {
    const { links, organisation, slotTypes } = subject
    const free = await links.free(organisation, slotTypes.free, signal())
    const url = await linkOf(subject, requestFrom(subject))
    assert.equal(await links.free(organisation, slotTypes.free, signal()), free, 'a link alone takes none')
    assert.deepEqual([await subject.book(url), await subject.book(url)], [true, false])
    assert.equal(await links.free(organisation, slotTypes.free, signal()), free - 1)
  })

  check('invites nobody where nothing is free', async (subject) => {
    const request = requestFrom(subject, { slotType: subject.slotTypes.full })
    assert.deepEqual(await subject.links.make(request, signal()), { kind: 'none-free' })
  })

  check('a link that was withdrawn books nothing, and the others go on', async (subject) => {
    const [gone, other] = [requestFrom(subject), requestFrom(subject)]
    const [url, otherUrl] = [await linkOf(subject, gone), await linkOf(subject, other)]
    await subject.links.withdraw(gone.organisation, gone.key, signal())
    await subject.links.withdraw(gone.organisation, gone.key, signal())
    assert.deepEqual([await subject.book(url), await subject.book(otherUrl)], [false, true])
  })

  check(
    'what was withdrawn never comes back, also where it was withdrawn before it came',
    async (subject) => {
      const [first, second] = [requestFrom(subject), requestFrom(subject)]
      await linkOf(subject, first)
      for (const { organisation, key } of [first, second])
        await subject.links.withdraw(organisation, key, signal())
      for (const request of [first, second]) {
        const outcome = await subject.links.make(request, signal())
        assert.ok(outcome.kind === 'refused')
        assert.match(outcome.why, /^[a-z0-9]+(-[a-z0-9]+)*$/)
      }
    },
  )

  check('an organisation withdraws its own links only', async (subject) => {
    const request = requestFrom(subject)
    const url = await linkOf(subject, request)
    await subject.links.withdraw('somebody-else', request.key, signal())
    assert.equal(await subject.book(url), true)
  })

  check('a link books until its time is over, and not after it', async (subject) => {
    const [early, late] = [requestFrom(subject), requestFrom(subject)]
    const [earlyUrl, lateUrl] = [await linkOf(subject, early), await linkOf(subject, late)]
    subject.passTime(7 * day - 60_000)
    assert.equal(await subject.book(earlyUrl), true)
    subject.passTime(60_000)
    assert.equal(await subject.book(lateUrl), false)
  })
}
