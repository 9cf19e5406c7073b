import test from 'node:test'
import { bookingLinksSuite } from '../testing/booking-links-suite.ts'
import { virtualClock } from '../testing/virtual-clock.ts'
import { sandboxBookingLinks } from './sandbox.ts'

bookingLinksSuite({
  test,
  async make() {
    const clock = virtualClock({ start: Date.UTC(2026, 10, 24, 10) })
    const links = sandboxBookingLinks({ clock })
    return {
      links,
      organisation: 'larkfield',
      slotTypes: { free: 'nurse', full: 'full' },
      now: clock.now,
      passTime: clock.advance,
      book: async (url) => links.book(url),
    }
  },
})
