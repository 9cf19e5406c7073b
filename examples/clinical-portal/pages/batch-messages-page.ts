import { element } from './element.ts'
import { exampleLists } from './example-lists.ts'
import { forgetWizard, keptWizard } from './kept-wizards.ts'
import type { PageVisit, PortalPage } from './page.ts'
import type { Place } from './place.ts'

const home = ({ organisation }: Place): Place => ({ organisation, page: 'batch-messages' })

/** All batches, or one of them. The element moves between the two by itself; the address follows. */
function status({ place, client, note }: PageVisit): HTMLElement {
  const shown = document.createElement('batch-status')
  shown.client = client
  shown.batch = place.batch
  shown.addEventListener('open-batch', ({ batchId }) => note({ ...home(place), batch: batchId }))
  shown.addEventListener('open-batches', () => note(home(place)))
  return shown
}

/** A new batch, step by step; each step has an address, so Back goes back a step. */
function wizard({ place, client, go, note, correct }: PageVisit): HTMLElement {
  const shown = keptWizard(place.organisation, client, place.draft)
  if (place.step !== undefined) shown.step = place.step
  const frame = element('div', {}, shown)
  const here = (): Place => ({
    ...home(place),
    step: shown.step ?? 'type',
    ...(shown.draftId !== undefined && { draft: shown.draftId }),
  })
  frame.addEventListener('step-changed', () => note(here()))
  frame.addEventListener('draft-kept', () => correct(here()))
  frame.addEventListener('batch-sent', () => forgetWizard(place.organisation))
  frame.addEventListener('open-batch', ({ batchId }) => go({ ...home(place), batch: batchId }))
  frame.addEventListener('open-batches', () => go(home(place)))
  return frame
}

/** All that a vendor writes: where to put the elements, and where their events lead. */
function content(visit: PageVisit): readonly Node[] {
  const { place, organisation, go } = visit
  const isNew = place.step !== undefined || place.draft !== undefined
  const shown = isNew ? wizard(visit) : status(visit)
  const frame = element('div', { class: 'fw-frame' }, shown)
  frame.addEventListener('new-batch', () => {
    forgetWizard(place.organisation)
    go({ ...home(place), step: 'type' })
  })
  frame.addEventListener('open-draft', ({ draftId }) => go({ ...home(place), draft: draftId }))
  frame.addEventListener('open-simulator', () => go({ ...home(place), page: 'phone-simulator' }))
  const lists = organisation.hasAccess && place.batch === undefined ? [exampleLists(organisation)] : []
  return [frame, ...lists]
}

export const batchMessagesPage: PortalPage = { title: 'Batch messages', content }
