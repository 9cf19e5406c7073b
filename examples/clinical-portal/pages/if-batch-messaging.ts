import { element } from './element.ts'
import type { PortalPage } from './page.ts'

const nothing = 'This organisation does not have batch messaging, so nothing was sent and nothing was saved.'

/** Content for an organisation that has batch messaging; the others are told that there is nothing to see. */
export const ifBatchMessaging =
  (content: PortalPage['content']): PortalPage['content'] =>
  (visit) =>
    visit.organisation.hasAccess
      ? content(visit)
      : [element('section', { class: 'fw-panel' }, element('p', {}, nothing))]
