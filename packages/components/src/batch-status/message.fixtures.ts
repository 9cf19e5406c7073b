import type { BatchMessage, BatchMessages, MessageDetail } from '@carebatch/core/wire'
import { at } from './batches.fixtures.ts'

/** Leila Amari did not open the App message in 24 hours; the text that followed was delivered. */
export const leilaDetail: MessageDetail = {
  id: 'm-0',
  line: 2,
  name: 'Amari, Leila',
  nhsNumber: '9991000003',
  state: 'delivered',
  bucket: 'delivered',
  channel: 'sms',
  firstChannel: 'nhs-app',
  changedAt: at('2026-11-25T10:26:00Z'),
  record: 'written',
  dateOfBirth: '1970-07-04' as MessageDetail['dateOfBirth'],
  plan: [
    { channel: 'nhs-app', address: '9991000003', fallbackAfterMs: 86_400_000 },
    { channel: 'sms', address: '+447700900110' },
  ],
  sent: [
    {
      channel: 'nhs-app',
      subject: 'Your free flu vaccination',
      body: 'Dear Leila,\n\nYour free NHS flu vaccination is ready to book.',
    },
    { channel: 'sms', body: 'Dear Leila, your free NHS flu vaccination is ready to book.' },
  ],
  timeline: [
    { at: at('2026-11-24T10:21:00Z'), code: 'confirmed', detail: { by: 'Priya Nandi' } },
    { at: at('2026-11-24T10:23:00Z'), code: 'accepted', channel: 'nhs-app' },
    { at: at('2026-11-24T10:24:00Z'), code: 'record-written' },
    { at: at('2026-11-25T10:23:00Z'), code: 'check-passed' },
    { at: at('2026-11-25T10:23:00Z'), code: 'fallback-started', channel: 'sms' },
    { at: at('2026-11-25T10:25:00Z'), code: 'accepted', channel: 'sms' },
    { at: at('2026-11-25T10:26:00Z'), code: 'delivered', channel: 'sms' },
  ],
  next: [],
}

/** A page as the server would cut it: by bucket, by line, `limit` long. */
export function pageOf(
  all: readonly BatchMessage[],
  search: {
    readonly bucket?: string
    readonly find?: string
    readonly after?: number
    readonly limit?: number
  } = {},
): BatchMessages {
  const { bucket, find = '', after = 0, limit = 25 } = search
  const matching = all.filter(
    (one) =>
      (bucket === undefined || one.bucket === bucket) &&
      `${one.name} ${one.nhsNumber}`.toLowerCase().includes(find.toLowerCase()),
  )
  const rest = matching.filter(({ line }) => line > after)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return {
    messages: page,
    total: matching.length,
    ...(rest.length > page.length && last !== undefined && { next: last.line }),
  }
}
