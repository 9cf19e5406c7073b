import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BatchStore } from '../ports/batch-store.ts'
import type { Sender } from '../ports/sender.ts'
import { scriptedSender } from '../testing/scripted-sender.ts'
import { writingSteps } from './steps.ts'
import { hours, larkfield, testEngine, total, type TestEngine } from './test-engine.fixtures.ts'

class Crash extends Error {}

/** A process that dies at the n-th point of its life and does nothing afterwards. Points are named as they pass. */
function mortal(diesAt: number) {
  const passed: string[] = []
  let alive = true
  const point = (name: string): void => {
    if (alive && passed.push(name) === diesAt) alive = false
    if (!alive) throw new Crash(name)
  }
  return {
    passed,
    point,
    isAlive: () => alive,
    store: (store: BatchStore): BatchStore => ({
      ...store,
      async transaction(name, work) {
        if (!alive) throw new Crash(name)
        const result = await store.transaction(name, (tables) => work(tables))
        if (isWriting(name) && !isIdle(name, result)) point(`after ${name}`)
        return result
      },
    }),
    sender: (sender: Sender): Sender => ({
      ...sender,
      async send(call, signal) {
        point('before the call')
        const outcomes = await sender.send(call, signal)
        point('after the call')
        return outcomes
      },
    }),
  }
}

/** A claim that found nothing has written nothing, and is no point to die at. */
const isIdle = (name: string, result: unknown): boolean =>
  result === undefined || (name.startsWith('claim') && Array.isArray(result) && result.length === 0)

const isWriting = (name: string): boolean => writingSteps.some((step) => step === name)

type Mortal = ReturnType<typeof mortal>

/** One text, one App message that a text must follow, one email; killed at one point, then started again. */
async function liveAndDie(
  dedupe: Sender['dedupe'],
  diesAt: number,
): Promise<{ life: Mortal; finished: boolean }> {
  const copies = {
    sms: new Map<string, number>(),
    app: new Map<string, number>(),
    email: new Map<string, number>(),
  }
  const senders = () => [
    scriptedSender({ name: 'sms', dedupe, copies: copies.sms }),
    scriptedSender({ name: 'app', channel: 'nhs-app', dedupe, copies: copies.app }),
    scriptedSender({
      name: 'email',
      channel: 'email',
      dedupe,
      copies: copies.email,
      supports: { maxPerCall: 1 },
    }),
  ]
  const life = mortal(diesAt)
  let dying = false
  const t = await testEngine({
    senders: senders(),
    wrapStore: (store) => (dying ? life.store(store) : store),
  })
  try {
    const batch = await t.confirm([{}, {}, { app: true }, { email: 'joe@example.com' }])
    dying = true
    await t.restart({ senders: senders().map(life.sender) })
    await runUntilDeath(t)
    dying = false
    await t.restart({ senders: senders() })
    t.clock.advance(60_000)
    await t.advance(200 * hours)
    await check(t, batch.id, copies, dedupe)
    return { life, finished: life.isAlive() }
  } finally {
    await t.close()
  }
}

async function runUntilDeath(t: TestEngine): Promise<void> {
  try {
    await t.advance(100 * hours)
  } catch (failure) {
    if (!(failure instanceof Crash)) throw failure
  }
}

async function check(
  { engine, shelf }: TestEngine,
  batch: string,
  copies: Record<'sms' | 'app' | 'email', Map<string, number>>,
  dedupe: Sender['dedupe'],
): Promise<void> {
  const every = [...copies.sms, ...copies.app, ...copies.email]
  assert.ok(
    every.every(([, count]) => count === 1),
    `a message was doubled: ${every.map(([key, count]) => `${key} × ${count}`).join(', ')}`,
  )
  const { messages } = await engine.listMessages(larkfield, batch, { limit: 10 })
  const ended = ['no-confirmation', 'emailed', 'outcome-unknown']
  for (const { state } of messages) assert.ok(ended.includes(state), `still ${state}`)
  if (dedupe === 'by-reference') {
    assert.equal(total(copies.sms), 3)
    assert.equal(total(copies.email), 1)
    assert.ok(messages.every(({ state }) => state !== 'outcome-unknown'))
  }
  const reconciled = await engine.reconcile(larkfield, batch)
  assert.ok(reconciled.agrees)
  const known = messages.filter(({ state }) => state !== 'outcome-unknown').length
  const written = [...shelf.entries.values()].filter(({ kind }) => kind === 'sent').length
  assert.ok(written >= known && written <= messages.length, `${written} entries for ${known} known`)
}

/** Dies at each point in turn, until one life comes to its end: what everything must survive. */
export function diesAtEachPoint(dedupe: Sender['dedupe']): void {
  test(`a process that dies at any point loses and doubles nothing (dedupe ${dedupe})`, async () => {
    const points = new Set<string>()
    for (let diesAt = 1, finished = false; !finished; diesAt++) {
      const one = await liveAndDie(dedupe, diesAt)
      finished = one.finished
      for (const name of one.life.passed) points.add(name)
    }
    for (const name of [
      'claim',
      'commit-submission',
      'finish',
      'fallback',
      'claim-records',
      'finish-records',
    ]) {
      assert.ok(points.has(`after ${name}`), `${name} was never reached`)
    }
    assert.ok(points.has('before the call') && points.has('after the call'))
  })
}
