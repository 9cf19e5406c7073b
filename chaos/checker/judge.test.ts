import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TruthLine } from '../provider/truth-log.ts'
import { judge, type Evidence, type Verdict } from './judge.ts'
import type { LedgerRow } from './ledger.ts'

const row = (line: number, state: string, record = 'none'): LedgerRow => ({
  id: `b-${line}`,
  line,
  nhsNumber: `999${line}`,
  state,
  record,
})
const copy = (line: number, step = 0, generation = 1): TruthLine => ({
  what: 'copy',
  key: `b-${line}:${step}:${generation}`,
  sender: step === 0 ? 'line-nhs-app' : 'line-sms',
  to: `+44770090000${line}`,
  nhsNumber: `999${line}`,
  at: 0,
})
const call = (
  number: number,
  reference: string,
  keys: readonly string[],
  payload = reference,
): TruthLine => ({
  what: 'call',
  call: number,
  by: 'a',
  reference,
  keys,
  payload,
  at: 0,
})

/** Two people, both reached, and everything as it should be. */
const right: Evidence = {
  list: ['9992', '9993'],
  ledger: {
    rows: [row(2, 'delivered', 'written'), row(3, 'accepted')],
    counts: { delivered: 1, sending: 1 },
  },
  truth: [
    call(1, 'r1', ['b-2:0:1', 'b-3:0:1']),
    copy(2),
    copy(3),
    { what: 'answer', call: 1, outcomes: ['accepted', 'accepted'] },
  ],
}
const of = (rows: readonly LedgerRow[], counts: Readonly<Record<string, number>>): Partial<Evidence> => ({
  ledger: { rows, counts },
})
const whys = ({ lost, doubled, broken, unknown }: Verdict) => ({
  lost: lost.map(({ why }) => why),
  doubled: doubled.map(({ why }) => why),
  broken: broken.map(({ why }) => why),
  unknown,
})

test('a ledger that agrees with the provider has nothing wrong', () => {
  assert.deepEqual(whys(judge(right)), { lost: [], doubled: [], broken: [], unknown: 0 })
})

/** Ledgers and logs that are wrong in one way each, and what the judge must say. */
const wrong: readonly {
  name: string
  change: Partial<Evidence>
  lost?: RegExp
  doubled?: RegExp
  broken?: RegExp
}[] = [
  {
    name: 'somebody of the list has no row',
    change: of([row(2, 'delivered')], { delivered: 1 }),
    lost: /not in the ledger/,
  },
  {
    name: 'a row is in a state that no bucket counts',
    change: of([row(2, 'delivered'), row(3, 'queued')], { delivered: 1, queued: 1 }),
    lost: /in no bucket/,
  },
  ...['waiting', 'held', 'submitting'].map((state) => ({
    name: `somebody is still ${state} at the end`,
    change: of([row(2, 'delivered'), row(3, state)], {
      delivered: 1,
      [state === 'submitting' ? 'sending' : 'waiting']: 1,
    }),
    lost: /when nothing is due/,
  })),
  ...['accepted', 'no-confirmation', 'emailed', 'delivered', 'read'].map((state) => ({
    name: `${state} without a copy`,
    change: { truth: [copy(3)], ...of([row(2, state), row(3, 'read')], counted(state, 'read')) },
    lost: /never took it|no copy arrived/,
  })),
  ...['failed', 'cancelled', 'skipped', 'excluded'].map((state) => ({
    name: `${state} with a copy on its way`,
    change: of([row(2, state), row(3, 'accepted')], counted(state, 'accepted')),
    lost: /took a copy/,
  })),
  {
    name: 'delivered, and its only copy could not be delivered',
    change: { undelivered: new Set(['b-2:0:1']) },
    lost: /no copy arrived/,
  },
  {
    name: 'one phone has two copies of one message',
    change: { truth: [...right.truth, copy(3)] },
    doubled: /2 copies/,
  },
  {
    name: 'one phone has a copy of each of two generations that nobody asked for',
    change: { truth: [...right.truth, copy(3, 0, 2)] },
    doubled: /2 copies/,
  },
  {
    name: 'a person sent it again, and it arrived three times',
    change: { truth: [...right.truth, copy(3, 0, 2), copy(3, 0, 3)], sentAgain: new Set(['b-3']) },
    doubled: /3 copies/,
  },
  {
    name: 'the counts are not those of the rows',
    change: of(right.ledger.rows, { delivered: 2, sending: 0 }),
    broken: /counted 2, there are 1|counted 0, there are 1/,
  },
  {
    name: 'one person has two rows',
    change: of([...right.ledger.rows, { ...row(4, 'accepted'), nhsNumber: '9993', id: 'b-3' }], {
      delivered: 1,
      sending: 2,
    }),
    broken: /two rows/,
  },
  {
    name: 'somebody is in the ledger who was not on the list',
    change: of([...right.ledger.rows, row(4, 'failed')], { delivered: 1, sending: 1, failed: 1 }),
    broken: /not on the list/,
  },
  {
    name: 'a record says "sent" of a message that never left',
    change: {
      truth: [copy(3)],
      ...of([row(2, 'cancelled', 'written'), row(3, 'read')], counted('cancelled', 'read')),
    },
    broken: /an entry says/,
  },
  {
    name: 'a reference was used again for other bytes',
    change: { truth: [...right.truth, call(2, 'r1', ['b-2:0:1'], 'other bytes')] },
    broken: /not the same/,
  },
  {
    name: 'a message in the dark joined another call',
    change: { truth: [call(1, 'r1', ['b-2:0:1']), copy(2), copy(3), call(2, 'r2', ['b-2:0:1'])] },
    broken: /in another call/,
  },
  {
    name: 'a message in the dark joined another call, since its repeat was told to try later',
    change: {
      truth: [
        call(1, 'r1', ['b-2:0:1']),
        copy(2),
        copy(3),
        call(2, 'r1', ['b-2:0:1']),
        { what: 'answer', call: 2, outcomes: ['try-later'] },
        call(3, 'r3', ['b-2:0:1']),
      ],
    },
    broken: /in another call/,
  },
  {
    name: 'a message was repeated where no repeat is recognised',
    change: {
      neverRepeat: true,
      truth: [call(1, 'r1', ['b-2:0:1']), copy(2), copy(3), call(2, 'r1', ['b-2:0:1'])],
    },
    broken: /no repeat is recognised/,
  },
]

function counted(...states: readonly string[]): Record<string, number> {
  const buckets: Record<string, string> = {
    accepted: 'sending',
    read: 'delivered',
    excluded: 'not-contactable',
  }
  const counts: Record<string, number> = {}
  for (const state of states) counts[buckets[state] ?? state] = (counts[buckets[state] ?? state] ?? 0) + 1
  return counts
}

for (const { name, change, lost, doubled, broken } of wrong) {
  test(`the judge finds it: ${name}`, () => {
    const found = whys(judge({ ...right, ...change }))
    for (const [what, expected] of Object.entries({ lost, doubled, broken })) {
      const said = found[what as 'lost' | 'doubled' | 'broken']
      if (expected === undefined) assert.deepEqual(said, [], `${what} was not expected`)
      else
        assert.ok(said.length > 0 && said.every((why) => expected.test(why)), `${what}: ${said.join('; ')}`)
    }
  })
}

/** What looks odd and is right. */
const odd: readonly { name: string; change: Partial<Evidence>; unknown?: number }[] = [
  {
    name: 'unknown, with a copy',
    change: of([row(2, 'delivered'), row(3, 'outcome-unknown')], counted('delivered', 'outcome-unknown')),
    unknown: 1,
  },
  {
    name: 'unknown, without a copy',
    change: {
      truth: [copy(2)],
      ...of([row(2, 'read'), row(3, 'outcome-unknown')], counted('read', 'outcome-unknown')),
    },
    unknown: 1,
  },
  { name: 'an App message and then a text', change: { truth: [...right.truth, copy(2, 1)] } },
  {
    name: 'a person sent an unknown one again, and both arrived',
    change: { truth: [...right.truth, copy(3, 0, 2)], sentAgain: new Set(['b-3']) },
  },
  {
    name: 'a second copy after the first could not be delivered',
    change: { truth: [...right.truth, copy(2, 0, 2)], undelivered: new Set(['b-2:0:1']) },
  },
  {
    name: 'failed, and its copy could not be delivered',
    change: {
      undelivered: new Set(['b-2:0:1']),
      ...of([row(2, 'failed'), row(3, 'accepted')], counted('failed', 'accepted')),
    },
  },
  {
    name: 'counted as sent by a person',
    change: {
      truth: [copy(3)],
      countedAsSent: new Set(['b-2']),
      ...of([row(2, 'no-confirmation'), row(3, 'read')], counted('no-confirmation', 'read')),
    },
  },
  {
    name: 'waiting while something is still due',
    change: {
      isSettled: false,
      truth: [copy(2)],
      ...of([row(2, 'read'), row(3, 'held')], { delivered: 1, waiting: 1 }),
    },
  },
  {
    name: 'in another call after "try later"',
    change: {
      neverRepeat: true,
      truth: [
        call(1, 'r1', ['b-2:0:1']),
        { what: 'answer', call: 1, outcomes: ['try-later'] },
        call(2, 'r2', ['b-2:0:1']),
        copy(2),
        copy(3),
      ],
    },
  },
]
for (const { name, change, unknown = 0 } of odd) {
  test(`the judge finds nothing wrong with: ${name}`, () => {
    assert.deepEqual(whys(judge({ ...right, ...change })), { lost: [], doubled: [], broken: [], unknown })
  })
}
