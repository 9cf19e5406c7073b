import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newWorld, stepsFrom } from './ledger-walk.fixtures.ts'
import { applyEvidence } from './apply-evidence.ts'
import { newLedger, type LedgerStep, type MessageLedger, type TryState } from './message-ledger.ts'
import { leaveUnknown } from './answer-try.ts'
import { passReceiptDeadline } from './pass-receipt-deadline.ts'
import { startFallback } from './start-fallback.ts'
import { stateOf } from './state-of.ts'
import { submitStep } from './submit-step.ts'
import { addToWays, startingWays, wayResults } from './way-outcomes.ts'
import { stopMessage, withdrawSend } from './withdraw-send.ts'

const running = { stopped: false }
const appThenText: readonly LedgerStep[] = [
  { channel: 'nhs-app', fallback: true },
  { channel: 'sms', fallback: false },
]
const text = newLedger([{ channel: 'sms', fallback: false }])
const email = newLedger([{ channel: 'email', fallback: false }])
const app = newLedger(appThenText)
const learn = (ledger: MessageLedger, step: number, what: TryState) =>
  applyEvidence(ledger, { step, generation: 1, what }, running)
const sent = (ledger: MessageLedger, what: TryState) => learn(submitStep(ledger), 0, what)
const appUnread = startFallback(sent(app, 'delivered'))

const cases: readonly (readonly [string, MessageLedger, readonly string[]])[] = [
  ['nothing for somebody who is not contactable', newLedger([]), []],
  ['waiting before anything has left', text, ['sms waiting']],
  ['sending while a call is open', submitStep(text), ['sms sending']],
  ['sending until a receipt comes', sent(text, 'accepted'), ['sms sending']],
  ['delivered', sent(text, 'delivered'), ['sms delivered']],
  ['emailed, since no receipts exist', sent(email, 'accepted'), ['email emailed']],
  ['failed when the provider turned it down', sent(text, 'no'), ['sms failed']],
  ['without a receipt', passReceiptDeadline(sent(text, 'accepted')), ['sms no-confirmation']],
  ['unknown', leaveUnknown(submitStep(text), 0, 1), ['sms outcome-unknown']],
  ['not sent after a stop', stopMessage(text), ['sms not-sent']],
  ['not sent after a re-check', withdrawSend(text), ['sms not-sent']],
  ['delivered in the App and not opened yet', sent(app, 'delivered'), ['nhs-app delivered']],
  ['opened in the App', sent(app, 'read'), ['nhs-app read']],
  ['moved on to a text', appUnread, ['nhs-app moved-on', 'sms-next waiting']],
  ['moved on, since the App refused', sent(app, 'no'), ['nhs-app moved-on', 'sms-next waiting']],
  [
    'opened in the App after the text had left',
    learn(submitStep(appUnread), 0, 'read'),
    ['nhs-app read', 'sms-next sending'],
  ],
  ['a text that a re-check withdrew', withdrawSend(appUnread), ['nhs-app moved-on', 'sms-next not-sent']],
]

for (const [name, ledger, expected] of cases) {
  test(`by way of sending: ${name}`, () => {
    const found = wayResults(ledger).map(({ way, outcome }) => `${way} ${outcome}`)
    assert.deepEqual(found, expected)
  })
}

test('whatever happens to a message, its last way says what its state says', () => {
  const agrees: Readonly<Record<string, readonly string[]>> = {
    waiting: ['waiting'],
    held: ['waiting'],
    submitting: ['sending', 'waiting', 'delivered', 'read'],
    // The App's copy failed and a re-check had withdrawn the text: nothing left by the last way.
    failed: ['failed', 'not-sent'],
    emailed: ['emailed'],
    skipped: ['not-sent'],
    cancelled: ['not-sent'],
  }
  const choices = fc.noBias(fc.array(fc.nat(5_000), { minLength: 1, maxLength: 40, size: 'max' }))
  fc.assert(
    fc.property(choices, (list) => {
      const world = newWorld(appThenText)
      for (const choice of list) {
        const steps = stepsFrom(world)
        steps[choice % Math.max(1, steps.length)]?.take()
        const results = wayResults(world.ledger)
        assert.equal(results.length, world.ledger.step + 1)
        const state = stateOf(world.ledger)
        const last = results.at(-1)?.outcome ?? ''
        assert.ok(agrees[state]?.includes(last) ?? true, `${state} is not ${last}`)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('counts move with people, and say nothing of what holds nobody', () => {
  const start = startingWays({ email: 0, 'nhs-app': 2, sms: 1 })
  const after = addToWays(start, [
    { way: 'nhs-app', outcome: 'waiting', people: -2 },
    { way: 'nhs-app', outcome: 'read', people: 1 },
    { way: 'nhs-app', outcome: 'moved-on', people: 1 },
    { way: 'sms-next', outcome: 'waiting', people: 1 },
  ])
  assert.deepEqual(after, {
    'nhs-app': { read: 1, 'moved-on': 1 },
    sms: { waiting: 1 },
    'sms-next': { waiting: 1 },
  })
})
