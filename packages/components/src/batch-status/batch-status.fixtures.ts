import { html } from 'lit'
import type { BatchClient } from '@carebatch/core/client'
import { detailClient } from '../batch-detail/batch-detail.fixtures.ts'
import { listClient } from '../batch-list/batch-list.fixtures.ts'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { riverside } from '../testing/sessions.ts'
import { batches } from './batches.fixtures.ts'

/** A client for both the list and each batch of it. */
export function homeClient(): BatchClient {
  const { batches: all, watchBatches } = listClient(batches)
  return { ...detailClient(), batches: all, watchBatches }
}

/** Every state of `<batch-status>` itself; those of its two faces are fixtures of `<batch-list>` and `<batch-detail>`. */
export const batchStatusFixtures: readonly ElementFixture[] = [
  { name: 'all batches', template: () => html`<batch-status .client=${homeClient()}></batch-status>` },
  {
    name: 'the second look before everything is stopped',
    template: () => html`<batch-status .client=${homeClient()}></batch-status>`,
    settle: async (element) => element.shadowRoot?.querySelector<HTMLElement>('#ask-everything')?.click(),
  },
  {
    name: 'one batch',
    template: () => html`<batch-status .client=${homeClient()} batch="flu"></batch-status>`,
  },
  {
    name: 'no access',
    template: () => html`<batch-status .client=${fakeClient({ session: riverside })}></batch-status>`,
  },
]
