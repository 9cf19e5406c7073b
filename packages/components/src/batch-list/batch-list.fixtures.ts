import { html, type TemplateResult } from 'lit'
import { CareBatchError } from '@carebatch/core'
import type { Batch, DraftSummary } from '@carebatch/core/wire'
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

export const savedDrafts: readonly DraftSummary[] = [
  {
    id: 'draft-1',
    name: 'Diabetes annual review',
    createdBy: 'Owen Pryce',
    changedBy: 'Owen Pryce',
    changedAt: at('2026-11-24T16:52:00Z'),
    deletedAt: at('2026-12-24T16:52:00Z'),
    patients: 1_248,
  },
  {
    id: 'draft-2',
    name: '',
    createdBy: 'Priya Nandi',
    changedBy: 'Priya Nandi',
    changedAt: at('2026-11-23T09:05:00Z'),
    deletedAt: at('2026-12-23T09:05:00Z'),
  },
]

const withDrafts: FakeAnswers = { drafts: async () => ({ drafts: [...savedDrafts] }) }

async function pressDelete(element: HTMLElement): Promise<void> {
  const buttons = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.drafts li > .link') ?? [])]
  while (buttons().length === 0) await new Promise((resolve) => requestAnimationFrame(resolve))
  buttons()[0]?.click()
}

/** Every state of `<batch-list>`. */
export const batchListFixtures: readonly ElementFixture[] = [
  { name: 'seven batches, three of which need a person', template: list(listClient(batches)) },
  { name: 'a batch that rests because the look-up is down', template: list(listClient(inTrouble)) },
  { name: 'two drafts below the batches', template: list(listClient(batches, withDrafts)) },
  {
    name: 'a draft that is about to be deleted',
    template: list(listClient([], withDrafts)),
    settle: pressDelete,
  },
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
