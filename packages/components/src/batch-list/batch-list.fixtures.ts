import { html, type TemplateResult } from 'lit'
import { CareBatchError } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'
import { at, batch, batches, fixtureNow, resting } from '../batch-status/batches.fixtures.ts'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient, type FakeAnswers } from '../testing/fake-client.ts'
import { stays } from '../testing/live-answers.ts'
import { larkfield, riverside } from '../testing/sessions.ts'

const session = { ...larkfield, now: fixtureNow }

/** A client whose practice has these batches. */
export function listClient(
  shown: readonly Batch[],
  answers: FakeAnswers = {},
): ReturnType<typeof fakeClient> {
  const snapshot = { batches: [...shown], version: 1 }
  return fakeClient({
    session,
    batches: async () => snapshot,
    watchBatches: (call) => stays([snapshot], call),
    ...answers,
  })
}

const list = (client: ReturnType<typeof fakeClient>): (() => TemplateResult) => {
  return () => html`<batch-list .client=${client}></batch-list>`
}

const inTrouble: readonly Batch[] = [
  resting,
  batch({ id: 'again', name: 'Diabetes reviews', changedAt: at('2026-11-25T10:00:00Z') }),
]

const unreachable = async () => {
  throw new CareBatchError('server-unreachable', { retryable: true })
}

/** Every state of `<batch-list>`. */
export const batchListFixtures: readonly ElementFixture[] = [
  { name: 'seven batches, three of which need a person', template: list(listClient(batches)) },
  { name: 'a batch that rests because the look-up is down', template: list(listClient(inTrouble)) },
  { name: 'no batches yet', template: list(listClient([])) },
  {
    name: 'somebody who may look but not send',
    template: list(listClient(batches, { session: { ...session, permissions: ['batches:read'] } })),
  },
  {
    name: 'a server that does not answer',
    template: list(listClient([], { batches: unreachable })),
  },
  { name: 'no access', template: list(listClient([], { session: riverside })) },
  {
    name: 'what was there when the connection broke',
    template: list(
      listClient(batches, {
        watchBatches: ({ signal, onGap }) => {
          onGap?.({ nextTryAt: Date.now() + 8_000, tries: 3 })
          return stays([], { signal })
        },
      }),
    ),
  },
]
