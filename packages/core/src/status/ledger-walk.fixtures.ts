import { applyEvidence } from './apply-evidence.ts'
import { leaveUnknown, putOff } from './answer-try.ts'
import type { MessageState } from './buckets.ts'
import { isLive, newLedger, type LedgerStep, type MessageLedger, type TryState } from './message-ledger.ts'
import { holdSend, releaseSend } from './hold-send.ts'
import { passReceiptDeadline } from './pass-receipt-deadline.ts'
import { countAsSent, retryFailure, sendAgain } from './raise-generation.ts'
import { restoreMessage } from './restore-message.ts'
import { startFallback } from './start-fallback.ts'
import { stateOf } from './state-of.ts'
import { submitStep } from './submit-step.ts'
import { stopMessage, withdrawSend } from './withdraw-send.ts'

/** A copy that the provider made, and what became of it. */
interface Copy {
  readonly step: number
  readonly generation: number
  fate: 'accepted' | 'delivered' | 'read' | 'failed'
}

/** A call whose owner has not finished it. `answered`: what the provider said, which may yet be lost. */
interface Call {
  readonly step: number
  readonly generation: number
  silent: boolean
  answer: 'accepted' | 'refused' | 'try-later' | undefined
}

/** One message, its provider, and what a monitor noticed. A provider that recognises nothing: the hardest one. */
export interface World {
  ledger: MessageLedger
  stopped: boolean
  call: Call | undefined
  /** Calls that nobody waits for any more and that may still reach the provider. */
  readonly astray: { readonly step: number; readonly generation: number }[]
  readonly copies: Copy[]
  readonly sentAgain: number[]
  counted: boolean
  /** Steps that were ever handed over, also those that a restored row has forgotten. */
  readonly submitted: Set<number>
  /** Read in the App, committed before the text was submitted. */
  readFirst: boolean
  readonly moves: [MessageState, MessageState][]
  /** What a backup holds, until it is restored: once in a life. */
  backup: { readonly ledger: MessageLedger; readonly stopped: boolean } | 'used' | undefined
}

export function newWorld(steps: readonly LedgerStep[]): World {
  return {
    ledger: newLedger(steps),
    stopped: false,
    call: undefined,
    astray: [],
    copies: [],
    sentAgain: steps.map(() => 0),
    counted: false,
    submitted: new Set(),
    readFirst: false,
    moves: [],
    backup: undefined,
  }
}

export interface Step {
  readonly name: string
  /** Taken by the engine alone, so that fairness promises it. */
  readonly isEngine: boolean
  readonly take: () => void
}

/** Everything that can happen next. */
export function stepsFrom(world: World): readonly Step[] {
  return [...engineSteps(world), ...providerSteps(world), ...personSteps(world), ...backupSteps(world)]
}

function move(world: World, to: (ledger: MessageLedger) => MessageLedger): void {
  const before = stateOf(world.ledger)
  world.ledger = to(world.ledger)
  const after = stateOf(world.ledger)
  if (before !== after) world.moves.push([before, after])
}

const learn = (world: World, step: number, generation: number, what: TryState) =>
  move(world, (ledger) => applyEvidence(ledger, { step, generation, what }, world))

function engineSteps(world: World): Step[] {
  const { ledger, call } = world
  const steps: Step[] = []
  const add = (name: string, take: () => void) => steps.push({ name, isEngine: true, take })
  if (ledger.sendDue && !ledger.held && call === undefined) add('submit', () => submit(world))
  if (ledger.held) add('the hold ends', () => move(world, releaseSend))
  if (ledger.fallbackDue) add('unread fallback', () => move(world, startFallback))
  if (ledger.deadlineDue && stateOf(ledger) === 'accepted' && passReceiptDeadline(ledger) !== ledger) {
    add('receipt deadline', () => move(world, passReceiptDeadline))
  }
  if (call?.answer !== undefined) add('finish', () => finish(world, call))
  if (call !== undefined) add('no answer', () => giveUp(world, call))
  return steps
}

function submit(world: World): void {
  move(world, submitStep)
  const opened = world.ledger.tries.find(({ what }) => what === 'open')
  if (opened === undefined) return
  world.submitted.add(opened.step)
  world.call = { step: opened.step, generation: opened.generation, silent: false, answer: undefined }
}

function finish(world: World, call: Call): void {
  world.call = undefined
  const { step, generation, answer, silent } = call
  if (answer === 'accepted') learn(world, step, generation, 'accepted')
  else if (silent) move(world, (ledger) => leaveUnknown(ledger, step, generation))
  else if (answer === 'refused') learn(world, step, generation, 'no')
  else move(world, (ledger) => putOff(ledger, step, generation, world))
}

function giveUp(world: World, call: Call): void {
  world.call = undefined
  if (call.answer === undefined) world.astray.push(call)
  move(world, (ledger) => leaveUnknown(ledger, call.step, call.generation))
}

function providerSteps(world: World): Step[] {
  const { call, copies, astray } = world
  const steps: Step[] = []
  const add = (name: string, take: () => void) => steps.push({ name, isEngine: false, take })
  if (call !== undefined && call.answer === undefined) {
    for (const answer of ['accepted', 'refused', 'try-later'] as const) {
      add(`provider: ${answer}`, () => {
        call.answer = answer
        if (answer === 'accepted')
          copies.push({ step: call.step, generation: call.generation, fate: 'accepted' })
      })
    }
  }
  const [late] = astray
  if (late !== undefined) {
    add('a late call arrives', () => {
      astray.shift()
      copies.push({ step: late.step, generation: late.generation, fate: 'accepted' })
    })
  }
  for (const copy of copies) addFates(add, world, copy)
  return steps
}

function addFates(add: (name: string, take: () => void) => void, world: World, copy: Copy): void {
  const { step, generation } = copy
  const isApp = world.ledger.steps[step]?.channel === 'nhs-app'
  const isEmail = world.ledger.steps[step]?.channel === 'email'
  if (copy.fate === 'accepted') {
    add('delivered', () => void (copy.fate = 'delivered'))
    add('not delivered', () => void (copy.fate = 'failed'))
    return
  }
  if (copy.fate === 'delivered' && isApp) add('opened', () => void (copy.fate = 'read'))
  if (isEmail && copy.fate === 'delivered') return
  const isKnown =
    world.ledger.restored || world.ledger.tries.some((it) => it.step === step && it.generation === generation)
  if (isKnown) add(`receipt ${copy.fate}`, () => receipt(world, copy))
}

function receipt(world: World, { step, generation, fate }: Copy): void {
  const last = world.ledger.steps.length - 1
  const textWasSubmitted = world.submitted.has(last)
  learn(world, step, generation, fate)
  if (fate === 'read' && step < last && !textWasSubmitted) world.readFirst = true
}

function personSteps(world: World): Step[] {
  const { ledger } = world
  const steps: Step[] = []
  const add = (name: string, take: () => void) => steps.push({ name, isEngine: false, take })
  if (!world.stopped) {
    add('stop', () => {
      world.stopped = true
      move(world, stopMessage)
    })
  }
  if (ledger.sendDue) add('re-check forbids', () => move(world, withdrawSend))
  if (ledger.sendDue && !ledger.held) add('hold', () => move(world, holdSend))
  const state = stateOf(ledger)
  if (state === 'failed') add('retry', () => move(world, (row) => retryFailure(row, world)))
  if (state === 'outcome-unknown') {
    add('send again', () => {
      const before = world.ledger
      move(world, (row) => sendAgain(row, world))
      if (world.ledger !== before) world.sentAgain[before.step] = (world.sentAgain[before.step] ?? 0) + 1
    })
    add('count as sent', () => {
      world.counted = true
      move(world, (row) => countAsSent(row, world))
    })
  }
  return steps
}

function backupSteps(world: World): Step[] {
  const { backup, ledger, stopped } = world
  if (backup === 'used') return []
  if (backup === undefined) {
    return [{ name: 'backup', isEngine: false, take: () => void (world.backup = { ledger, stopped }) }]
  }
  return [{ name: 'restore', isEngine: false, take: () => restore(world, backup) }]
}

/** Calls that are on their way arrive all the same; what was committed since the backup is forgotten. */
function restore(world: World, backup: { ledger: MessageLedger; stopped: boolean }): void {
  if (world.call !== undefined && world.call.answer === undefined) world.astray.push(world.call)
  world.call = undefined
  world.backup = 'used'
  world.stopped = backup.stopped
  world.readFirst = false
  world.ledger = restoreMessage(backup.ledger)
}

/** What is broken now, by the invariants of the executable model, or undefined. */
export function broken(
  world: World,
  isAllowed: (from: MessageState, to: MessageState) => boolean,
): string | undefined {
  const { ledger, copies } = world
  const state = stateOf(ledger)
  const alive = copies.filter(({ fate }) => fate !== 'failed')
  for (const step of ledger.steps.keys()) {
    const here = alive.filter((copy) => copy.step === step).length
    if (here > 1 + (world.sentAgain[step] ?? 0)) return `I2: ${here} copies of step ${step}`
  }
  if (state === 'delivered' && !copies.some(({ fate }) => fate === 'delivered' || fate === 'read')) {
    return 'I4: delivered, and nothing was'
  }
  const needsCopy = state === 'accepted' || state === 'no-confirmation' || state === 'emailed'
  if (needsCopy && copies.length === 0 && !world.counted) return `I4: ${state}, and nothing was accepted`
  const isOver = state === 'failed' || state === 'cancelled' || state === 'skipped'
  if (isOver && alive.length > 0) return `I4: ${state}, and a copy is out`
  if (world.readFirst && copies.some(({ step }) => step > 0)) return 'I5: read first, and a text went'
  if (ledger.record !== 'none' && (state === 'cancelled' || state === 'skipped'))
    return `I7: an entry for ${state}`
  if (ledger.record !== 'none' && copies.length === 0 && !world.counted)
    return 'I7: an entry, and nothing was accepted'
  if (ledger.held && !ledger.sendDue) return 'held, and nothing is due'
  if (ledger.record === 'none' && ledger.tries.some(isLive)) return 'I7: accepted, and no entry'
  const move = world.moves.find(([from, to]) => !isAllowed(from, to))
  return move && `I8: ${move.join(' to ')}`
}
