import {
  deliveryCounts,
  parseInstant,
  sumOf,
  type DeliveryCounts,
  type Instant,
  type OrganisationHoldReason,
} from '@carebatch/core'
import type { Batch, Reconciliation, StopReport } from '@carebatch/core/wire'

/** The story of the fixtures: one list of 1,248 patients a day after Send, in a surgery with seven other batches. */
export const fixtureNow = at('2026-11-25T10:31:00Z')

/** An instant of the story; what is written here has been checked by eye. */
export function at(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`not an instant: ${text}`)
  return instant
}

/** Counts in which every bucket that is not named holds nobody. */
export const countsOf = (some: Partial<DeliveryCounts>): DeliveryCounts => ({ ...deliveryCounts(), ...some })

/** A batch whose number of patients is the sum of its counts, whatever is changed. */
export function batch(some: Partial<Batch> = {}): Batch {
  const counts = some.counts ?? fluCounts
  const createdAt = some.createdAt ?? at('2026-11-24T10:21:00Z')
  return {
    id: 'flu',
    version: 41,
    revision: 0,
    name: 'Flu vaccination, 50 to 64 at risk',
    batchType: 'message',
    status: 'sending',
    patients: sumOf(counts),
    counts,
    channels: { email: 214, 'nhs-app': 583, sms: 390 },
    ...(some.counts === undefined && { ways: fluWays }),
    records: { due: 39, written: 1141, gaps: 0 },
    withoutMobile: Math.min(32, counts['not-contactable']),
    message: {
      subject: 'Your free flu vaccination',
      body: 'Your free NHS flu vaccination is ready to book. Call us on 01632 960 118.',
      greeting: true,
    },
    schedule: { kind: 'now' },
    fileName: 'flu-at-risk.csv',
    createdBy: 'Priya Nandi',
    createdAt,
    firstDueAt: createdAt,
    lastDueAt: createdAt,
    changedAt: fixtureNow,
    ...some,
  }
}

export const fluCounts = countsOf({
  delivered: 859,
  emailed: 209,
  sending: 62,
  waiting: 31,
  failed: 17,
  'outcome-unknown': 6,
  skipped: 3,
  'not-contactable': 61,
})

/** 859 delivered = 402 opened + 361 texts + 96 texts after the App. */
const fluWays: NonNullable<Batch['ways']> = {
  email: { emailed: 209, failed: 3, 'outcome-unknown': 2 },
  'nhs-app': { read: 402, 'moved-on': 181 },
  sms: { delivered: 361, sending: 18, failed: 11 },
  'sms-next': { delivered: 96, sending: 44, waiting: 31, failed: 3, 'outcome-unknown': 4, 'not-sent': 3 },
}

export const flu = batch()

export const scheduled = batch({
  id: 'cervical',
  name: 'Cervical screening, book yourself',
  status: 'scheduled',
  counts: countsOf({ waiting: 298, 'not-contactable': 14 }),
  channels: { email: 0, 'nhs-app': 0, sms: 298 },
  records: { due: 0, written: 0, gaps: 0 },
  schedule: { kind: 'at', at: at('2026-11-30T09:00:00Z') },
  createdAt: at('2026-11-24T15:02:00Z'),
  firstDueAt: at('2026-11-30T09:00:00Z'),
  lastDueAt: at('2026-11-30T09:00:00Z'),
  changedAt: at('2026-11-24T15:02:00Z'),
})

/** Nothing has left yet: the grace after Send. */
export const inGrace = batch({
  id: 'grace',
  status: 'sending',
  counts: countsOf({ waiting: 1187, 'not-contactable': 61 }),
  records: { due: 0, written: 0, gaps: 0 },
  createdAt: at('2026-11-25T10:30:50Z'),
  undoUntil: at('2026-11-25T10:41:00Z'),
})

export const stopped = batch({
  id: 'shingles',
  name: 'Shingles vaccination, turning 65',
  status: 'cancelled',
  counts: countsOf({ delivered: 61, emailed: 12, failed: 1, cancelled: 143, 'not-contactable': 11 }),
  channels: { email: 12, 'nhs-app': 0, sms: 205 },
  records: { due: 0, written: 74, gaps: 0 },
  createdAt: at('2026-11-05T09:12:00Z'),
  stopped: { by: 'Owen Pryce', at: at('2026-11-05T09:20:00Z') },
  changedAt: at('2026-11-05T09:41:00Z'),
})

export const savedWithGaps = batch({
  id: 'pressure',
  name: 'Blood pressure clinic moves',
  status: 'saved',
  counts: countsOf({
    delivered: 148,
    emailed: 21,
    failed: 3,
    'no-confirmation': 4,
    'not-contactable': 11,
  }),
  channels: { email: 21, 'nhs-app': 0, sms: 155 },
  records: { due: 0, written: 171, gaps: 2 },
  createdAt: at('2026-11-09T14:00:00Z'),
  changedAt: at('2026-11-16T14:03:00Z'),
})

export const resting = batch({
  id: 'resting',
  resting: {
    why: 'look-up-down',
    since: at('2026-11-25T10:02:00Z'),
    nextTryAt: at('2026-11-25T10:34:00Z'),
  },
})

export const batches: readonly Batch[] = [
  flu,
  batch({
    id: 'asthma',
    name: 'Asthma review 2026',
    status: 'saving',
    counts: countsOf({
      delivered: 341,
      emailed: 38,
      failed: 6,
      'no-confirmation': 9,
      'not-contactable': 18,
    }),
    channels: { email: 38, 'nhs-app': 200, sms: 156 },
    records: { due: 20, written: 371, gaps: 0 },
    createdAt: at('2026-11-24T09:40:00Z'),
    changedAt: at('2026-11-25T10:30:00Z'),
  }),
  scheduled,
  batch({
    id: 'training',
    name: 'Closed for training on 18 November',
    status: 'saved',
    counts: countsOf({
      delivered: 3902,
      emailed: 1105,
      failed: 46,
      'no-confirmation': 38,
      'not-contactable': 123,
    }),
    channels: { email: 1105, 'nhs-app': 2000, sms: 1986 },
    records: { due: 0, written: 5045, gaps: 0 },
    createdAt: at('2026-11-12T08:30:00Z'),
    changedAt: at('2026-11-15T08:31:00Z'),
  }),
  savedWithGaps,
  stopped,
  batch({
    id: 'phone',
    name: 'New phone number for the surgery',
    status: 'done',
    counts: countsOf({
      delivered: 6480,
      emailed: 2011,
      failed: 97,
      'no-confirmation': 73,
      'not-contactable': 245,
    }),
    channels: { email: 2011, 'nhs-app': 3000, sms: 3650 },
    records: { due: 0, written: 0, gaps: 0 },
    createdAt: at('2026-10-19T10:00:00Z'),
    changedAt: at('2026-10-22T10:01:00Z'),
  }),
]

export const reconciled: Reconciliation = {
  patients: flu.patients,
  counts: fluCounts,
  sum: flu.patients,
  recount: fluCounts,
  agrees: true,
  openUnknown: 6,
  at: fixtureNow,
}

/** Numbers of a stop in mid-send: 412 + 8 + 767 + 0 = the 1,187 who were to be messaged. */
export const stopReport: StopReport = {
  gone: 412,
  inFlight: 8,
  cancelled: 767,
  ended: 0,
  batch: batch({
    version: 42,
    counts: countsOf({ sending: 8, delivered: 412, cancelled: 767, 'not-contactable': 61 }),
    stopped: { by: 'Priya Nandi', at: fixtureNow },
  }),
}

const since = at('2026-11-24T10:24:00Z')

export const paused = batch({ hold: { why: 'paused', since, by: 'Dr Amir Shah' }, revision: 1 })
export const refusedInARow = batch({ hold: { why: 'refused-in-a-row', since } })
export const outsideWindow = batch({
  hold: { why: 'outside-window', since, until: at('2026-11-25T08:00:00Z') },
})
export const late = batch({ hold: { why: 'late', since } })

/** The whole organisation is held back. */
export const heldWith = (why: OrganisationHoldReason, by?: string): Batch =>
  batch({ organisationHolds: [{ why, since, ...(by !== undefined && { by }) }] })
