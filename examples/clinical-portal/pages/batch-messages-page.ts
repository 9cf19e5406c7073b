import type { BatchClient } from '@carebatch/core/client'
import { element } from './element.ts'
import { exampleLists } from './example-lists.ts'
import type { PageVisit, PortalPage } from './page.ts'
import type { Place } from './place.ts'

type ElementTag = 'batch-status' | 'batch-wizard'

/** An element of the SDK with the one thing that it needs from its host. */
function sdkElement(tag: ElementTag, client: BatchClient): HTMLElement {
  return Object.assign(document.createElement(tag), { client })
}

function elementAt({ batch, step }: Place, client: BatchClient): HTMLElement {
  if (step === 'new') return sdkElement('batch-wizard', client)
  const status = sdkElement('batch-status', client)
  if (batch !== undefined) status.setAttribute('batch', batch)
  return status
}

/** All that a vendor writes: where to put the elements, and where their events lead. */
function content({ place, organisation, client, go }: PageVisit): readonly Node[] {
  const here: Place = { organisation: place.organisation, page: 'batch-messages' }
  const frame = element('div', { class: 'fw-frame' }, elementAt(place, client))
  frame.addEventListener('new-batch', () => go({ ...here, step: 'new' }))
  frame.addEventListener('open-simulator', () => go({ ...here, page: 'phone-simulator' }))
  frame.addEventListener('open-batches', (event) => {
    event.preventDefault()
    go(here)
  })
  frame.addEventListener('open-batch', (event) => {
    event.preventDefault()
    go({ ...here, batch: event.batchId })
  })
  frame.addEventListener('batch-sent', (event) => go({ ...here, batch: event.batch.id }))
  return [frame, exampleLists(organisation)]
}

export const batchMessagesPage: PortalPage = { title: 'Batch messages', content }
