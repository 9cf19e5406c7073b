import { html, type TemplateResult } from 'lit'
import { waitUntil } from '@open-wc/testing'
import { CareBatchError, instantFrom, type ConfirmedBatch, type Schedule } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import type { StopReport } from '@carebatch/core/wire'
import { batch } from '../batch-status/batches.fixtures.ts'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { tuesdayMorning } from '../testing/sessions.ts'

/** A fresh one each time: the countdown begins when an answer is first seen. */
export function sent(graceSeconds: number | undefined): ConfirmedBatch {
  return {
    id: 'flu',
    name: 'Flu vaccination, 50 to 64 at risk',
    patients: 1_248,
    createdBy: 'Priya Nandi',
    createdAt: instantFrom(tuesdayMorning),
    ...(graceSeconds === undefined ? {} : { undoUntil: instantFrom(tuesdayMorning + graceSeconds * 1_000) }),
  }
}

export const stops = (report: Omit<StopReport, 'batch'>): BatchClient =>
  fakeClient({ stop: async () => ({ ...report, batch: batch() }) })

export function sentWith(
  client: BatchClient,
  options: { readonly grace?: number; readonly schedule?: Schedule } = { grace: 30 },
): TemplateResult {
  return html`<batch-sent
    .client=${client}
    .batch=${sent(options.grace)}
    .patients=${1_187}
    .schedule=${options.schedule ?? { kind: 'now' }}
    .fallbackAfterHours=${24}
  ></batch-sent>`
}

export async function stop(element: HTMLElement): Promise<void> {
  await waitUntil(() => element.shadowRoot?.querySelector('.danger'))
  element.shadowRoot?.querySelector<HTMLElement>('.danger')?.click()
}

const inGrace = stops({ gone: 0, inFlight: 0, cancelled: 1_187, ended: 0 })
const inMidSend = stops({ gone: 412, inFlight: 25, cancelled: 744, ended: 6 })
const lost = fakeClient({
  stop: async () => {
    throw new CareBatchError('server-unreachable', { retryable: true })
  },
})
const friday: Schedule = { kind: 'at', at: instantFrom(Date.UTC(2026, 10, 27, 9)) }
const fourDays: Schedule = { kind: 'stagger', start: instantFrom(Date.UTC(2026, 10, 26, 9)), days: 4 }

/** Every state of `<batch-sent>`. */
export const batchSentFixtures: readonly ElementFixture[] = [
  { name: 'the countdown', template: () => sentWith(inGrace) },
  { name: 'a batch without a countdown', template: () => sentWith(inGrace, {}) },
  { name: 'a scheduled batch', template: () => sentWith(inGrace, { schedule: friday }) },
  { name: 'a batch over four days', template: () => sentWith(inGrace, { schedule: fourDays }) },
  { name: 'nobody messaged', template: () => sentWith(inGrace), settle: stop },
  { name: 'who had already got it', template: () => sentWith(inMidSend), settle: stop },
  { name: 'a Stop without an answer', template: () => sentWith(lost), settle: stop },
]
