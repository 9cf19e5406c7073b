import { expect } from '@open-wc/testing'
import type { Batch } from '@carebatch/core/wire'
import { at, batch, batches, countsOf, fixtureNow } from '../batch-status/batches.fixtures.ts'
import { needsYou } from './needs-you.ts'

const now = Date.parse(fixtureNow)
const waiting = countsOf({ delivered: 5, waiting: 4 })
const failed = countsOf({ delivered: 9, failed: 3 })
const calm = batch({ counts: countsOf({ delivered: 9 }), records: { due: 0, written: 9, gaps: 0 } })

const cases: readonly (readonly [name: string, batch: Batch, needs: readonly string[]])[] = [
  ['nothing where all is well', calm, []],
  ['unknown outcomes', { ...calm, counts: countsOf({ 'outcome-unknown': 2 }) }, ['outcome-unknown 2']],
  ['entries that were not written', { ...calm, records: { due: 0, written: 7, gaps: 2 } }, ['record-gaps 2']],
  ['failed ones that can be tried again', { ...calm, counts: failed }, ['failed 3']],
  [
    'not the failed ones of a stopped batch',
    { ...calm, counts: failed, stopped: { by: 'Owen Pryce', at: fixtureNow } },
    [],
  ],
  [
    'not the failed ones of last month',
    { ...calm, counts: failed, changedAt: at('2026-10-25T10:00:00Z') },
    [],
  ],
  [
    'a batch that rests, with those who wait',
    {
      ...calm,
      counts: countsOf({ waiting: 4, sending: 1 }),
      resting: { why: 'held', since: fixtureNow },
    },
    ['resting 5'],
  ],
  [
    'a batch that staff paused',
    { ...calm, counts: waiting, hold: { why: 'paused', since: fixtureNow } },
    ['held 4'],
  ],
  [
    'a batch that is late',
    { ...calm, counts: waiting, hold: { why: 'late', since: fixtureNow } },
    ['held 4'],
  ],
  [
    'a batch of an organisation that is held',
    { ...calm, counts: waiting, organisationHolds: [{ why: 'restored', since: fixtureNow }] },
    ['held 4'],
  ],
  [
    'not a batch that goes on by itself',
    { ...calm, counts: waiting, hold: { why: 'outside-window', since: fixtureNow, until: fixtureNow } },
    [],
  ],
]

describe('what needs a person', () => {
  for (const [name, one, expected] of cases) {
    it(`is ${name}`, () => {
      expect(needsYou([one], now).map(({ kind, count }) => `${kind} ${count}`)).to.deep.equal(expected)
    })
  }

  it('puts the most serious first, across batches', () => {
    expect(needsYou(batches, now).map(({ kind }) => kind)).to.deep.equal([
      'outcome-unknown',
      'record-gaps',
      'failed',
      'failed',
    ])
  })
})
