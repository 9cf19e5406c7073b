import { element } from './element.ts'
import type { PortalPage } from './page.ts'

/** A page of the vendor's own that this example leaves empty, and says so. */
export const vendorPage = (title: string, holds: string): PortalPage => ({
  title,
  content: () => [
    element(
      'section',
      { class: 'fw-panel' },
      element('p', {}, `In a real product this page holds ${holds}. This example has none.`),
      element(
        'p',
        { class: 'fw-quiet' },
        'Batch messages, Phone simulator and Records are the pages that work.',
      ),
    ),
  ],
})
