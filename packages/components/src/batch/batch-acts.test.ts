import { expect } from '@open-wc/testing'
import type { Batch } from '@carebatch/core/wire'
import {
  batch,
  countsOf,
  fixtureNow,
  flu,
  inGrace,
  scheduled,
  stopped,
} from '../batch-status/batches.fixtures.ts'
import { canRetry, stopKind, type StopKind } from './batch-acts.ts'

const now = Date.parse(fixtureNow)
const afterGrace = now + 3_600_000
const through = batch({ status: 'saved', counts: countsOf({ delivered: 9, failed: 1 }) })

const cases: readonly (readonly [name: string, batch: Batch, now: number, kind: StopKind | undefined])[] = [
  ['a scheduled batch is cancelled', scheduled, now, 'cancel'],
  ['within the grace everything is undone', inGrace, now, 'undo'],
  ['after the grace the rest is stopped', inGrace, afterGrace, 'stop'],
  ['a batch that is being sent is stopped', flu, now, 'stop'],
  ['a batch that is through has nothing to stop', through, now, undefined],
  ['a stopped batch is not stopped again', stopped, now, undefined],
]

describe('what can be done with a batch', () => {
  for (const [name, one, at, kind] of cases) {
    it(name, () => expect(stopKind(one, at)).to.equal(kind))
  }

  it('failed messages are tried again, except after a stop, which is final', () => {
    expect([through, stopped, scheduled].map(canRetry)).to.deep.equal([true, false, false])
  })
})
