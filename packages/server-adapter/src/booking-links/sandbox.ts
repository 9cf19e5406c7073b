import { randomBytes } from 'node:crypto'
import type { BookingLinkRequest, BookingLinks } from '../ports/booking-links.ts'
import type { Clock } from '../ports/clock.ts'

export interface SandboxBookingLinksOptions {
  readonly clock: Clock
  /** Free appointments by kind, for each organisation. Default: 40 of `nurse`, none of `full`. */
  readonly free?: Readonly<Record<string, number>>
  /** Where the booking page of the sandbox is. Default: /booking/ of this machine. */
  readonly baseUrl?: URL
}

/** A booking system in memory, and what a patient can do with a link. */
export interface SandboxBookingLinks extends BookingLinks {
  /** What is behind a link. Undefined: nothing, any more. */
  opened(url: URL): Pick<BookingLinkRequest, 'organisation' | 'slotType'> | undefined
  /** Books by a link. False: it books nothing (any more). */
  book(url: URL): boolean
}

interface Link extends BookingLinkRequest {
  readonly token: string
  isOver: boolean
}

const usual = { nurse: 40, full: 0 }
const here = new URL('http://127.0.0.1/booking/')

export function sandboxBookingLinks({
  clock,
  free = usual,
  baseUrl = here,
}: SandboxBookingLinksOptions): SandboxBookingLinks {
  const links = new Map<string, Link>()
  const withdrawn = new Set<string>()
  const booked = new Map<string, number>()
  const named = (organisation: string, name: string) => JSON.stringify([organisation, name])
  const left = (organisation: string, slotType: string) =>
    (Object.hasOwn(free, slotType) ? (free[slotType] ?? 0) : 0) -
    (booked.get(named(organisation, slotType)) ?? 0)
  const urlOf = ({ token }: Link) => new URL(token, baseUrl)
  const living = (url: URL) =>
    [...links.values()].find((link) => {
      const { organisation, key, expiresAt, isOver } = link
      const isWithdrawn = withdrawn.has(named(organisation, key))
      return urlOf(link).href === url.href && !isOver && !isWithdrawn && clock.now() < expiresAt
    })

  return {
    name: 'sandbox',
    free: async (organisation, slotType) => left(organisation, slotType),
    async make(request) {
      const id = named(request.organisation, request.key)
      if (withdrawn.has(id)) return { kind: 'refused', why: 'withdrawn' }
      const known = links.get(id)
      if (known !== undefined) return { kind: 'made', url: urlOf(known) }
      if (left(request.organisation, request.slotType) <= 0) return { kind: 'none-free' }
      const link = { ...request, token: randomBytes(17).toString('base64url'), isOver: false }
      links.set(id, link)
      return { kind: 'made', url: urlOf(link) }
    },
    withdraw: async (organisation, key) => void withdrawn.add(named(organisation, key)),
    opened(url) {
      const link = living(url)
      return link && { organisation: link.organisation, slotType: link.slotType }
    },
    book(url) {
      const link = living(url)
      if (link === undefined || left(link.organisation, link.slotType) <= 0) return false
      link.isOver = true
      const kind = named(link.organisation, link.slotType)
      booked.set(kind, (booked.get(kind) ?? 0) + 1)
      return true
    },
  }
}
