import { html, type TemplateResult } from 'lit'
import { CareBatchError } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import type { Batch, RecordGaps } from '@carebatch/core/wire'
import {
  fixtureNow,
  heldWith,
  late,
  outsideWindow,
  paused,
  refusedInARow,
  flu,
  inGrace,
  reconciled,
  resting,
  savedWithGaps,
  scheduled,
  stopped,
  stopReport,
} from '../batch-status/batches.fixtures.ts'
import { leilaDetail, pageOf } from '../batch-status/message.fixtures.ts'
import { peopleOf } from '../batch-status/people.fixtures.ts'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient, type FakeAnswers } from '../testing/fake-client.ts'
import { stays } from '../testing/live-answers.ts'
import { larkfield } from '../testing/sessions.ts'

const session = { ...larkfield, now: fixtureNow }

/** A client that knows this batch and its patients. */
export function detailClient(shown: Batch = flu, answers: FakeAnswers = {}): BatchClient {
  const people = peopleOf(shown)
  return fakeClient({
    session,
    batch: async () => shown,
    watchBatch: (_id, call) => stays([], call),
    messages: async (_batch, search) => pageOf(people, search),
    message: async () => leilaDetail,
    reconciliation: async () => ({
      ...reconciled,
      patients: shown.patients,
      counts: shown.counts,
      recount: shown.counts,
      sum: shown.patients,
    }),
    stop: async () => stopReport,
    outcomes: async () => new Blob(['line,outcome\n']),
    ...answers,
  })
}

const detail = (client: BatchClient): (() => TemplateResult) => {
  return () => html`<batch-detail .client=${client} batch="flu"></batch-detail>`
}

const press =
  (selector: string) =>
  async (element: HTMLElement): Promise<void> => {
    element.shadowRoot?.querySelector<HTMLElement>(selector)?.click()
  }

export const missing: RecordGaps = {
  gaps: [
    {
      message: 'm-3',
      line: 4,
      name: 'Evans, Rhodri',
      kind: 'sent',
      why: 'record-unreachable',
      since: savedWithGaps.changedAt,
    },
    {
      message: 'm-9',
      line: 10,
      kind: 'not-delivered',
      why: 'patient-not-found',
      since: savedWithGaps.changedAt,
    },
  ],
  total: 2,
}

const gone = (answers: FakeAnswers = {}): BatchClient =>
  detailClient(flu, {
    watchBatch: (_id, { signal, onGap }) => {
      onGap?.({ nextTryAt: Date.now() + 8_000, tries: 3 })
      return stays([], { signal })
    },
    ...answers,
  })

/** Every state of `<batch-detail>`. */
export const batchDetailFixtures: readonly ElementFixture[] = [
  { name: 'a batch that is being sent, with outcomes to decide', template: detail(detailClient()) },
  {
    name: 'one patient of the batch',
    template: detail(detailClient()),
    settle: press('[data-message="m-0"]'),
  },
  {
    name: 'the second look before sending again',
    template: detail(detailClient()),
    settle: press('[data-send-again]'),
  },
  { name: 'the second look before a stop', template: detail(detailClient()), settle: press('#ask-stop') },
  {
    name: 'what a stop in mid-send achieved',
    template: detail(detailClient()),
    settle: async (element) => {
      await press('#ask-stop')(element)
      await new Promise(requestAnimationFrame)
      await press('.notice .danger')(element)
    },
  },
  { name: 'a scheduled batch', template: detail(detailClient(scheduled)) },
  { name: 'the grace after Send', template: detail(detailClient(inGrace)) },
  { name: 'a batch that staff stopped', template: detail(detailClient(stopped)) },
  { name: 'a batch saved with gaps', template: detail(detailClient(savedWithGaps)) },
  {
    name: 'whose record entries are missing',
    template: detail(detailClient(savedWithGaps, { recordGaps: async () => missing })),
    settle: press('#show-gaps'),
  },
  {
    name: 'the second look before all unknown ones are sent again',
    template: detail(detailClient()),
    settle: press('#all-send-again'),
  },
  { name: 'new times being chosen', template: detail(detailClient(scheduled)), settle: press('#ask-time') },
  { name: 'a batch that rests', template: detail(detailClient(resting)) },
  { name: 'a batch that staff paused', template: detail(detailClient(paused)) },
  { name: 'a batch that a provider refused', template: detail(detailClient(refusedInARow)) },
  { name: 'a batch that waits for the next window', template: detail(detailClient(outsideWindow)) },
  { name: 'a batch that is late', template: detail(detailClient(late)) },
  { name: 'everything stopped', template: detail(detailClient(heldWith('stopped', 'Dr Amir Shah'))) },
  { name: 'a clock that jumped', template: detail(detailClient(heldWith('clock-jump'))) },
  { name: 'a restored backup', template: detail(detailClient(heldWith('restored'))) },
  { name: 'what was there when the connection broke', template: detail(gone()) },
  {
    name: 'a batch that does not exist',
    template: detail(
      detailClient(flu, {
        batch: async () => {
          throw new CareBatchError('not-found')
        },
      }),
    ),
  },
  {
    name: 'counts that do not agree with the rows',
    template: detail(
      detailClient(flu, { reconciliation: async () => ({ ...reconciled, agrees: false, sum: 1247 }) }),
    ),
  },
]
