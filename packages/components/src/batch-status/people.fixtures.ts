import { buckets, type Bucket, type MessageState } from '@carebatch/core'
import type { Batch, BatchMessage } from '@carebatch/core/wire'
import { at } from './batches.fixtures.ts'

const lastNames = [
  'Amari',
  'Baptiste',
  'Chandra',
  'Driscoll',
  'Evans',
  'Forsyth',
  'Grabowski',
  'Iqbal',
  'Mensah',
]
const firstNames = [
  'Leila',
  'Errol',
  'Meena',
  'Maeve',
  'Rhodri',
  'Catherine',
  'Piotr',
  'Samira',
  'Kofi',
  'Alun',
]

const states: Readonly<Record<Bucket, MessageState>> = {
  delivered: 'delivered',
  emailed: 'emailed',
  sending: 'accepted',
  waiting: 'waiting',
  failed: 'failed',
  'no-confirmation': 'no-confirmation',
  'outcome-unknown': 'outcome-unknown',
  skipped: 'skipped',
  cancelled: 'cancelled',
  'not-contactable': 'excluded',
}

const reasons: Partial<Record<Bucket, string>> = {
  failed: 'not-delivered',
  skipped: 'opted-out',
  'not-contactable': 'not-uk-phone-number',
}

/** Everybody of a batch: as many in each bucket as its counts say, by line, all invented. */
export function peopleOf(batch: Batch): readonly BatchMessage[] {
  return buckets
    .flatMap((bucket) => Array.from({ length: batch.counts[bucket] }, () => bucket))
    .map((bucket, index) => person(bucket, index, batch))
}

function person(bucket: Bucket, index: number, { firstDueAt, changedAt }: Batch): BatchMessage {
  const state = states[bucket]
  const reason = reasons[bucket]
  const last = lastNames[index % lastNames.length] ?? ''
  const first = firstNames[Math.floor(index / lastNames.length) % firstNames.length] ?? ''
  return {
    id: `m-${index}`,
    line: index + 2,
    name: `${last}, ${first}`,
    nhsNumber: testNhsNumber(index),
    state,
    bucket,
    changedAt: index === 0 ? changedAt : at('2026-11-24T10:24:00Z'),
    record: 'none',
    ...(state !== 'excluded' && wayOf(bucket)),
    ...(reason !== undefined && { reason }),
    ...(state === 'waiting' && firstDueAt !== undefined && { dueAt: firstDueAt }),
  }
}

function wayOf(bucket: Bucket): Pick<BatchMessage, 'channel' | 'firstChannel'> {
  const channel = bucket === 'emailed' ? 'email' : 'sms'
  return { channel, firstChannel: channel }
}

/** The nth number of the 999 test range that has a check digit (modulus 11; one in eleven has none). */
function testNhsNumber(index: number): string {
  const nine = `999${String(100_000 + index * 37).padStart(6, '0')}`
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? testNhsNumber(index + 20_000) : `${nine}${check}`
}
