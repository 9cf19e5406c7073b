import { http, HttpResponse, type HttpHandler } from 'msw'
import * as z from 'zod/mini'
import { sandboxBookingLinks, type SandboxBookingLinks } from '../../booking-links/sandbox.ts'
import type { Clock } from '../../ports/clock.ts'

export type BookingFault = 'lost' | 'html' | 'busy' | 'denied' | 'not-encrypted'

export interface BookingSystemStandIn {
  readonly handlers: readonly HttpHandler[]
  readonly baseUrl: URL
  readonly headers: Readonly<Record<string, string>>
  readonly books: SandboxBookingLinks
}

const baseUrl = new URL('https://booking.example.com/api/')
const headers = { authorization: 'Bearer key-of-the-booking-system' }
const request = z.object({
  key: z.string(),
  organisation: z.string(),
  nhsNumber: z.string(),
  slotType: z.string(),
  expiresAt: z.number(),
})
const kind = z.object({ organisation: z.string(), slotType: z.string() })
const named = z.object({ organisation: z.string(), key: z.string() })

/** A booking system as `booking-links/http` asks for it. A fault holds for one key; `lost`: made, and the answer is lost once. */
export function bookingSystemStandIn(
  clock: Clock,
  faults: Readonly<Record<string, BookingFault>> = {},
): BookingSystemStandIn {
  const books = sandboxBookingLinks({ clock, baseUrl: new URL('https://book.example.com/') })
  const lost = new Set<string>()
  const signal = new AbortController().signal

  async function make(posted: Request): Promise<Response> {
    const asked = request.parse(await posted.json())
    const fault = faults[asked.key]
    if (fault === 'denied') return HttpResponse.json({}, { status: 401 })
    if (fault === 'busy') return HttpResponse.json({}, { status: 429, headers: { 'retry-after': '7' } })
    if (fault === 'html') return new HttpResponse('<html></html>', { status: 200 })
    const outcome = await books.make(asked, signal)
    if (fault === 'lost' && !lost.has(asked.key)) {
      lost.add(asked.key)
      return HttpResponse.error()
    }
    if (outcome.kind === 'none-free') return HttpResponse.json({ code: 'none-free' }, { status: 409 })
    if (outcome.kind !== 'made') return HttpResponse.json({ code: 'withdrawn' }, { status: 409 })
    const url = fault === 'not-encrypted' ? outcome.url.href.replace('https', 'http') : outcome.url.href
    return HttpResponse.json({ url }, { status: 201 })
  }

  const authorised =
    (answer: (posted: Request) => Promise<Response>) =>
    async ({ request: posted }: { request: Request }) =>
      posted.headers.get('authorization') === headers.authorization
        ? answer(posted)
        : HttpResponse.json({}, { status: 401 })

  return {
    baseUrl,
    headers,
    books,
    handlers: [
      http.post(new URL('links', baseUrl).href, authorised(make)),
      http.post(
        new URL('free', baseUrl).href,
        authorised(async (posted) => {
          const { organisation, slotType } = kind.parse(await posted.json())
          return HttpResponse.json({ free: await books.free(organisation, slotType, signal) })
        }),
      ),
      http.post(
        new URL('links/withdraw', baseUrl).href,
        authorised(async (posted) => {
          const { organisation, key } = named.parse(await posted.json())
          await books.withdraw(organisation, key, signal)
          return new HttpResponse(null, { status: 204 })
        }),
      ),
    ],
  }
}
