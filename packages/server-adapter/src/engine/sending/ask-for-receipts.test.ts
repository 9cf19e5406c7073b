import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CareBatchError } from '@carebatch/core'
import type { AcceptedMessage, Receipt } from '../../ports/sender.ts'
import { scriptedSender, type ScriptedSenderOptions } from '../../testing/scripted-sender.ts'
import {
  codes,
  hours,
  minutes,
  onEachStore,
  onlyMessage,
  testEngine,
  total,
  type TestEngine,
} from '../test-engine.fixtures.ts'
import { testStoreKinds } from '../test-store.fixtures.ts'

type Pull = NonNullable<ScriptedSenderOptions['pull']>

/** An App sender that answers questions so, and a text sender. */
function senders(pull: Pull, asked: AcceptedMessage[][] = []) {
  const sms = scriptedSender({ name: 'sms' })
  const app = scriptedSender({
    name: 'app',
    channel: 'nhs-app',
    pull: async (messages, signal) => {
      asked.push([...messages])
      return pull(messages, signal)
    },
  })
  return { sms, app, asked, senders: [sms, app] }
}

const saying =
  (what: Receipt['what']): Pull =>
  async (messages) =>
    messages.map(({ key }) => ({ id: `pulled-${key}`, key, what, at: 0 }))
const nothing: Pull = async () => []
const noAnswer: Pull = async () => {
  throw new CareBatchError('provider-no-answer')
}

onEachStore(
  'read, but the receipt was lost: the provider is asked, and no text follows',
  () => senders(saying('read')),
  async (t, options) => {
    const { sms, asked } = options as ReturnType<typeof senders>
    const batch = await t.send([{ app: true }])
    await t.advance(100 * hours)
    assert.deepEqual([await t.states(batch), total(sms.copies)], [['read'], 0])
    assert.equal(asked.length, 1)
    assert.match(asked[0]?.[0]?.providerId ?? '', /^id-.+:0:1$/)
    assert.equal(await t.engine.nextDueAt(), undefined)
  },
)

onEachStore(
  'asked and still unread: the text follows at its time',
  () => senders(nothing),
  async (t, options) => {
    const { sms, asked } = options as ReturnType<typeof senders>
    await t.send([{ app: true }])
    await t.advance(24 * hours - minutes)
    assert.deepEqual([asked.length, total(sms.copies)], [0, 0])
    await t.advance(2 * minutes)
    assert.deepEqual([asked.length, total(sms.copies)], [1, 1])
  },
)

onEachStore(
  'a provider that does not answer is asked three times; then the text goes, and the timeline says so',
  () => senders(noAnswer),
  async (t, options) => {
    const { sms, asked } = options as ReturnType<typeof senders>
    const batch = await t.send([{ app: true }])
    await t.advance(24 * hours + 4 * minutes)
    assert.deepEqual([asked.length, total(sms.copies)], [1, 0])
    await t.advance(5 * minutes)
    assert.deepEqual([asked.length, total(sms.copies)], [2, 0])
    await t.advance(15 * minutes)
    assert.deepEqual([asked.length, total(sms.copies)], [3, 1])
    const { timeline } = await onlyMessage(t, batch)
    const started = timeline.find(({ code }) => code === 'fallback-started')
    assert.deepEqual(started?.detail, { answered: false })
  },
)

for (const store of testStoreKinds) {
  for (const [diesAt, when] of [
    ['receipts', 'before what it was told is kept'],
    ['fallback', 'after the question, before the fallback'],
  ] as const) {
    test(`the process dies ${when}: the next one goes on, and no text follows (${store})`, async () => {
      const { sms, asked, senders: both } = senders(saying('read'))
      const t = await testEngine({ senders: both, store })
      try {
        const batch = await t.send([{ app: true }])
        await t.restart({}, diesAt)
        await assert.rejects(t.advance(25 * hours), /the process died/)
        assert.equal(asked.length, 1)
        await t.restart()
        await t.advance(2 * hours)
        assert.deepEqual([await t.states(batch), total(sms.copies)], [['read'], 0])
      } finally {
        await t.close()
      }
    })
  }
}

async function withPull(pull: Pull, run: (t: TestEngine, at: ReturnType<typeof senders>) => Promise<void>) {
  const at = senders(pull)
  const t = await testEngine(at)
  try {
    await run(t, at)
  } finally {
    await t.close()
  }
}

test('failed, says the provider: the text follows once', () =>
  withPull(saying('failed'), async (t, { sms }) => {
    const batch = await t.send([{ app: true }])
    await t.advance(100 * hours)
    assert.equal(total(sms.copies), 1)
    assert.ok(codes(await onlyMessage(t, batch)).includes('not-delivered'))
  }))

test('what a provider says of messages that it was not asked about is not heeded', () =>
  withPull(
    async () => [{ id: 'x', key: 'somebody-else:0:1', what: 'read', at: 0 }],
    async (t, { sms }) => {
      await t.send([{ app: true }])
      await t.advance(25 * hours)
      assert.equal(total(sms.copies), 1)
    },
  ))

test('a sender that never comes back and heeds no signal does not hold the fallback for ever', () => {
  const at = senders(() => new Promise(() => undefined))
  return withEngineOf(at, { callTimeoutMs: 5 }, async (t) => {
    await t.send([{ app: true }])
    await t.advance(25 * hours)
    assert.deepEqual([at.asked.length, total(at.sms.copies)], [3, 1])
  })
})

test('hundreds are asked about fifty at a time; where nobody answers, the rest is not asked about in vain', async () => {
  const at = senders(noAnswer)
  await withEngineOf(at, {}, async (t) => {
    await t.send(Array.from({ length: 120 }, () => ({ app: true })))
    await t.advance(24 * hours + minutes)
    assert.equal(at.asked.length, 1)
    assert.equal(at.asked[0]?.length, 50)
    await t.advance(hours)
    assert.equal(total(at.sms.copies), 120)
  })
})

async function withEngineOf(
  at: ReturnType<typeof senders>,
  engine: { callTimeoutMs?: number },
  run: (t: TestEngine) => Promise<void>,
) {
  const t = await testEngine({ ...at, engine })
  try {
    await run(t)
    assert.deepEqual(t.failures, [])
  } finally {
    await t.close()
  }
}
