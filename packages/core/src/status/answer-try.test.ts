import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyEvidence } from './apply-evidence.ts'
import { leaveUnknown, putOff } from './answer-try.ts'
import { newLedger, type MessageLedger } from './message-ledger.ts'
import { sendAgain } from './raise-generation.ts'
import { startFallback } from './start-fallback.ts'
import { stateOf } from './state-of.ts'
import { submitStep } from './submit-step.ts'

const running = { stopped: false }
const appThenText = newLedger([
  { channel: 'nhs-app', fallback: true },
  { channel: 'sms', fallback: false },
])
const learn = (
  ledger: MessageLedger,
  step: number,
  generation: number,
  what: 'delivered' | 'read' | 'accepted',
) => applyEvidence(ledger, { step, generation, what }, running)

test('a text that was put off does not go again when the App message was read in the meantime', () => {
  const textOut = submitStep(startFallback(learn(submitStep(appThenText), 0, 1, 'delivered')))
  const read = learn(textOut, 0, 1, 'read')
  const after = putOff(read, 1, 1, running)
  assert.equal(after.sendDue, false)
  assert.equal(stateOf(after), 'read')
})

test('a text that was put off does not go again when an older one turned out to have arrived', () => {
  const text = newLedger([{ channel: 'sms', fallback: false }])
  const again = submitStep(sendAgain(leaveUnknown(submitStep(text), 0, 1), running))
  const after = putOff(learn(again, 0, 1, 'accepted'), 0, 2, running)
  assert.equal(after.sendDue, false)
  assert.equal(stateOf(after), 'accepted')
})

test('a text that was put off goes again under the same generation', () => {
  const text = newLedger([{ channel: 'sms', fallback: false }])
  const after = putOff(submitStep(text), 0, 1, running)
  assert.equal(after.sendDue, true)
  assert.deepEqual([after.generations, after.tries], [[1], []])
})
