import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchStatus, type BatchProgress, type RecordCounts } from './batch-status.ts'
import type { BatchStatus, Bucket } from './buckets.ts'
import { countStates, deliveryCounts, sumOf } from './delivery-counts.ts'
import { messageStates } from './buckets.ts'

const none: RecordCounts = { due: 0, written: 0, gaps: 0 }
const counts = (some: Partial<Record<Bucket, number>>) =>
  deliveryCounts(Object.entries(some) as [Bucket, number][])

const cases: readonly [
  string,
  Partial<Record<Bucket, number>>,
  Partial<RecordCounts>,
  BatchProgress,
  BatchStatus,
][] = [
  ['rows are being made', { waiting: 3 }, {}, { preparing: true }, 'preparing'],
  ['nothing has left', { waiting: 3, 'not-contactable': 2 }, {}, {}, 'scheduled'],
  ['nothing has left, one was skipped', { waiting: 3, skipped: 1 }, {}, {}, 'scheduled'],
  ['one has left', { waiting: 2, sending: 1 }, {}, {}, 'sending'],
  ['all are with providers', { sending: 3 }, { due: 3 }, {}, 'sending'],
  [
    'a wave is through and saved, the next waits',
    { waiting: 2, delivered: 1 },
    { written: 1 },
    { betweenWaves: true },
    'sending',
  ],
  [
    'a wave is through and being saved',
    { waiting: 2, delivered: 1 },
    { due: 1 },
    { betweenWaves: true },
    'saving',
  ],
  ['a wave is not through', { waiting: 2, delivered: 1 }, { due: 1 }, {}, 'sending'],
  ['through and being saved', { delivered: 3 }, { due: 1, written: 2 }, {}, 'saving'],
  ['through and saved', { delivered: 3 }, { written: 3 }, {}, 'saved'],
  ['through and saved with a gap', { delivered: 3 }, { written: 2, gaps: 1 }, {}, 'saved'],
  ['through, nothing to save', { failed: 3 }, {}, {}, 'done'],
  ['nobody was contactable', { 'not-contactable': 3 }, {}, {}, 'done'],
  ['unknown outcomes hold nothing up', { delivered: 1, 'outcome-unknown': 1 }, { written: 1 }, {}, 'saved'],
  ['stopped, all withdrawn', { cancelled: 3 }, {}, { stopped: true }, 'cancelled'],
  ['stopped, some still in the air', { cancelled: 2, sending: 1 }, {}, { stopped: true }, 'sending'],
  [
    'stopped, what had gone is being saved',
    { cancelled: 2, delivered: 1 },
    { due: 1 },
    { stopped: true },
    'saving',
  ],
  ['stopped, rows still to be withdrawn', { waiting: 3 }, {}, { stopped: true }, 'sending'],
  ['stopped and all done', { cancelled: 2, delivered: 1 }, { written: 1 }, { stopped: true }, 'cancelled'],
]

for (const [name, some, records, progress, expected] of cases) {
  test(`batch status: ${name}`, () => {
    assert.equal(batchStatus(counts(some), { ...none, ...records }, progress), expected)
  })
}

test('everybody is counted once, whatever the state', () => {
  assert.equal(sumOf(countStates(messageStates)), messageStates.length)
})
