import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyEvidence } from './apply-evidence.ts'
import { modelMoves, modelStateOf } from './ledger-model.fixtures.ts'
import { broken, newWorld, stepsFrom, type Step, type World } from './ledger-walk.fixtures.ts'
import { tryStates, type LedgerStep, type MessageLedger } from './message-ledger.ts'
import { messageStates } from './buckets.ts'
import { stateOf } from './state-of.ts'
import { isAllowedMove, transitions } from './transitions.ts'

const paths: Readonly<Record<string, readonly LedgerStep[]>> = {
  text: [{ channel: 'sms', fallback: false }],
  email: [{ channel: 'email', fallback: false }],
  'NHS App, then text': [
    { channel: 'nhs-app', fallback: true },
    { channel: 'sms', fallback: false },
  ],
  'NHS App alone': [{ channel: 'nhs-app', fallback: false }],
}

/** What ends a walk is taken less often, so that walks go far. */
const isRare = ({ name }: Step): boolean =>
  ['stop', 're-check forbids', 'hold', 'backup', 'restore'].includes(name)

function walk(world: World, choices: readonly number[]): string | undefined {
  for (const choice of choices) {
    const steps = stepsFrom(world).flatMap((step) => Array<Step>(isRare(step) ? 1 : 6).fill(step))
    const step = steps[choice % Math.max(1, steps.length)]
    if (step === undefined) return undefined
    step.take()
    const why = broken(world, isAllowedMove)
    if (why !== undefined) return `${why} after "${step.name}"`
  }
  return undefined
}

const choices = fc.noBias(fc.array(fc.nat(5_000), { minLength: 10, maxLength: 60, size: 'max' }))

for (const [name, steps] of Object.entries(paths)) {
  test(`whatever happens to a message by ${name}, the invariants of the model hold`, () => {
    fc.assert(
      fc.property(choices, (list) => {
        assert.equal(walk(newWorld(steps), list), undefined)
      }),
      { numRuns: 3_000 },
    )
  })

  test(`a message by ${name} always comes to an end by the engine alone (I3)`, () => {
    fc.assert(
      fc.property(choices, (list) => {
        const world = newWorld(steps)
        walk(world, list)
        for (let left = 100; left > 0; left--) {
          const step = stepsFrom(world).findLast(({ isEngine }) => isEngine)
          if (step === undefined) break
          step.take()
        }
        const { sendDue, fallbackDue } = world.ledger
        const ended = !['waiting', 'submitting', 'accepted'].includes(stateOf(world.ledger))
        assert.ok(ended && !sendDue && !fallbackDue, stateOf(world.ledger))
      }),
      { numRuns: 1_000 },
    )
  })
}

test('walks see every move of the table but those of email, of holding back, of a restored backup and of contradictions', () => {
  const seen = new Set<string>()
  const step = paths['NHS App, then text'] ?? []
  for (const list of fc.sample(choices, { numRuns: 6_000, seed: 1 })) {
    const world = newWorld(step)
    walk(world, list)
    for (const [from, to] of world.moves) seen.add(`${from} to ${to}`)
  }
  const beyond = ['emailed', 'held', 'excluded']
  const table = Object.entries(transitions).flatMap(([from, to]) => to.map((next) => [from, next] as const))
  const expected = table
    .filter((move) => !move.some((state) => beyond.includes(state)))
    .map((move) => move.join(' to '))
  // The model reaches it after a backup was restored.
  const byRestoreOnly = ['submitting to no-confirmation']
  assert.deepEqual(
    expected.filter((move) => !seen.has(move)),
    [...byRestoreOnly, ...byContradictionOnly],
  )
})

/** The providers of the model never contradict themselves. Real ones do. */
const byContradictionOnly = ['failed to accepted', 'failed to delivered', 'failed to read']

const anyLedger: fc.Arbitrary<MessageLedger> = fc
  .record({
    count: fc.integer({ min: 1, max: 2 }),
    tries: fc.uniqueArray(
      fc.record({
        step: fc.integer({ min: 0, max: 1 }),
        generation: fc.integer({ min: 1, max: 3 }),
        what: fc.constantFrom(...tryStates),
      }),
      { maxLength: 5, selector: ({ step, generation }) => `${step}.${generation}` },
    ),
    sendDue: fc.boolean(),
    fallbackDue: fc.boolean(),
    late: fc.boolean(),
    ending: fc.constantFrom('skipped' as const, 'cancelled' as const, undefined),
  })
  .map(({ count, tries, ...rest }) => ({
    ...rest,
    steps: Array.from({ length: count }, (_, at) => ({
      channel: at === 0 ? 'nhs-app' : 'sms',
      fallback: true,
    })),
    step: 0,
    generations: [1, 1].slice(0, count),
    tries: tries.filter(({ step }) => step < count),
    deadlineDue: false,
    held: false,
    restored: false,
    record: 'none',
    notDelivered: 'none',
  }))

test('the state of any row is the one that the model gives it', () => {
  fc.assert(
    fc.property(anyLedger, (ledger) => {
      const t = Object.fromEntries(ledger.tries.map((it) => [`${it.step}.${it.generation}`, it.what]))
      const { sendDue: go, fallbackDue: fb, late, ending } = ledger
      const expected = modelStateOf({
        steps: ledger.steps.length,
        go,
        fb,
        late,
        end: ending === 'excluded' ? '' : (ending ?? ''),
        t,
      })
      assert.equal(stateOf(ledger), expected)
    }),
    { numRuns: 20_000 },
  )
})

test('the moves are those of the model, and beyond it only what email, holding back and contradictions need', () => {
  const beyond = new Set(['emailed', 'held', 'excluded'])
  for (const from of messageStates.filter((state) => !beyond.has(state))) {
    const ours = transitions[from]
      .filter((to) => !beyond.has(to) && !byContradictionOnly.includes(`${from} to ${to}`))
      .toSorted()
    const theirs = (modelMoves[from] ?? '').split(' ').filter(Boolean).toSorted()
    assert.deepEqual(ours, theirs, from)
  }
})

test('evidence that came first is never lost: the order of receipts changes nothing', () => {
  const receipts = ['accepted', 'delivered'] as const
  fc.assert(
    fc.property(fc.shuffledSubarray([...receipts, ...receipts], { minLength: 4 }), (order) => {
      const world = newWorld(paths['text'] ?? [])
      stepsFrom(world)[0]?.take()
      const state = order.reduce<MessageLedger>(applied, world.ledger)
      assert.equal(stateOf(state), 'delivered')
      assert.equal(state.record, 'due')
    }),
  )
})

function applied(ledger: MessageLedger, what: 'accepted' | 'delivered'): MessageLedger {
  return applyEvidence(ledger, { step: 0, generation: 1, what }, { stopped: false })
}
