import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WebhookEndpoint, WebhookEvent } from '../../ports/webhook-endpoint.ts'
import { webhookTypes } from '../../ports/webhook-endpoint.ts'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import {
  hours,
  larkfield,
  minutes,
  testEngine,
  type TestEngine,
  type TestEngineOptions,
} from '../test-engine.fixtures.ts'
import { testStoreKinds, type TestStoreKind } from '../test-store.fixtures.ts'

type Answer = 'delivered' | 'not-now' | 'gone'

/** Somebody who is told, and answers so. */
function listener(answer: (event: WebhookEvent, times: number) => Answer = () => 'delivered', id = 'host') {
  const heard: WebhookEvent[] = []
  const endpoint: WebhookEndpoint = {
    id,
    events: webhookTypes,
    async deliver(event) {
      heard.push(event)
      return answer(event, heard.filter((it) => it.id === event.id).length)
    },
  }
  return {
    heard,
    endpoint,
    told: () => heard.map(({ type, body }) => [type, JSON.parse(body).data.status as string] as const),
  }
}

function onEach(
  name: string,
  make: () => ReturnType<typeof listener>,
  run: (t: TestEngine, host: ReturnType<typeof listener>) => Promise<void>,
  more: Partial<TestEngineOptions> = {},
): void {
  for (const store of testStoreKinds) test(`${name} (${store})`, () => withHost(store, make(), run, more))
}

async function withHost(
  store: TestStoreKind,
  host: ReturnType<typeof listener>,
  run: (t: TestEngine, host: ReturnType<typeof listener>) => Promise<void>,
  more: Partial<TestEngineOptions> = {},
) {
  const sms = scriptedSender({ name: 'sms' })
  const t = await testEngine({ senders: [sms], store, engine: { webhooks: [host.endpoint] }, ...more })
  try {
    await run(t, host)
  } finally {
    await t.close()
  }
}

onEach(
  'a host hears how a batch goes, and nothing about any patient',
  () => listener(),
  async (t, host) => {
    const batch = await t.confirm([{ name: 'Joe Bloggs' }, {}])
    await t.engine.settle()
    await t.advance(30_000)
    await t.engine.settle()
    assert.equal(host.told()[0]?.[1], 'scheduled')
    assert.equal(host.told().at(-1)?.[1], (await t.engine.readBatch(larkfield, batch.id)).status)
    const said = host.heard.map(({ body }) => body).join()
    assert.doesNotMatch(said, /Joe|Bloggs|9990|07700|7700900|Flu|call us/)
    const heard = host.heard.length
    await t.engine.settle()
    assert.equal(host.heard.length, heard, 'what is as it was is not told again')
  },
)

onEach(
  'a batch that is held is told once, with why',
  () => listener(),
  async (t, host) => {
    const batch = await t.confirm([{}])
    await t.engine.pauseBatch(larkfield, batch.id)
    await t.engine.settle()
    await t.engine.settle()
    const held = host.heard.filter(({ type }) => type === 'batch.held')
    assert.deepEqual(
      held.map(({ body }) => JSON.parse(body).data.hold as string),
      ['paused'],
    )
  },
)

onEach(
  'an entry that is missing in a record is told',
  () => listener(),
  async (t, host) => {
    t.shelf.outcome = () => ({ kind: 'refused', why: 'not-found' })
    await t.send([{}])
    await t.engine.settle()
    const [gap] = host.heard.filter(({ type }) => type === 'record.gap')
    assert.equal(JSON.parse(gap?.body ?? '{}').data.records.gaps, 1)
  },
)

onEach(
  'who does not answer is told again, with the same id and the same bytes',
  () => listener((_, times) => (times < 3 ? 'not-now' : 'delivered')),
  async (t, host) => {
    await t.confirm([{}], { schedule: { kind: 'at', at: '2026-12-01T10:00:00.000Z' as never } })
    await t.engine.settle()
    await t.advance(10 * minutes)
    assert.equal(host.heard.length, 3)
    assert.equal(new Set(host.heard.map(({ id, body }) => id + body)).size, 1)
    await t.advance(24 * hours)
    assert.equal(host.heard.length, 3)
  },
)

onEach(
  'after 3 days it is given up, and can be replayed from its id',
  () => listener((_, times) => (times < 50 ? 'not-now' : 'delivered')),
  async (t, host) => {
    await t.confirm([{}], { schedule: { kind: 'at', at: '2026-12-20T10:00:00.000Z' as never } })
    await t.engine.settle()
    await t.advance(5 * 24 * hours)
    const tried = host.heard.length
    assert.ok(tried >= 10 && tried < 20, `${tried} times`)
    const [first] = host.heard
    assert.equal(await t.engine.replayWebhooks('host', first?.id ?? ''), 1)
    await t.engine.settle()
    assert.equal(host.heard.length, tried + 1)
    assert.equal(host.heard.at(-1)?.id, first?.id)
    await assert.rejects(t.engine.replayWebhooks('host', 'evt_unknown'), { code: 'not-found' })
    await assert.rejects(t.engine.replayWebhooks('somebody', first?.id ?? ''), { code: 'not-found' })
  },
)

onEach(
  'who is gone is not told again',
  () => listener(() => 'gone'),
  async (t, host) => {
    await t.confirm([{}], { schedule: { kind: 'at', at: '2026-12-01T10:00:00.000Z' as never } })
    await t.engine.settle()
    await t.advance(24 * hours)
    assert.equal(host.heard.length, 1)
  },
)

for (const diesAt of ['note-webhooks', 'claim-webhook', 'finish-webhook'] as const) {
  onEach(
    `a process that dies at ${diesAt} has lost nothing of what is to be told`,
    () => listener(),
    async (t, host) => {
      await t.confirm([{}])
      await t.restart({}, diesAt)
      const batch = await t
        .confirm([{}], { schedule: { kind: 'at', at: '2026-12-01T10:00:00.000Z' as never } })
        .catch(() => undefined)
      await t.engine.settle().catch(() => undefined)
      await t.restart()
      await t.engine.settle()
      await t.engine.settle()
      const { batches } = await t.engine.listBatches(larkfield)
      const told = new Set(host.heard.map(({ body }) => JSON.parse(body).data.batch as string))
      assert.deepEqual(told, new Set(batches.map(({ id }) => id)))
      assert.ok(batch === undefined || told.has(batch.id))
    },
  )
}

test('batches from before a host listened are not told about as they were', async () => {
  const host = listener()
  const t = await testEngine({ senders: [scriptedSender({ name: 'sms' })] })
  try {
    const old = await t.confirm([{}], { schedule: { kind: 'at', at: '2026-12-01T10:00:00.000Z' as never } })
    t.clock.advance(minutes)
    await t.restart({ webhooks: [host.endpoint] })
    await t.engine.settle()
    assert.equal(host.heard.length, 0)
    await t.engine.pauseBatch(larkfield, old.id)
    await t.engine.settle()
    assert.deepEqual(
      host.heard.map(({ type }) => type),
      ['batch.held'],
    )
  } finally {
    await t.close()
  }
})

test('two workers that look at the same time tell each event once', async () => {
  const host = listener()
  await withHost('postgres', host, async (t) => {
    await t.confirm([{}, {}, {}])
    const other = t.another()
    await Promise.all([t.engine.settle(), other.settle(), t.engine.settle()])
    assert.equal(new Set(host.heard.map(({ id }) => id)).size, host.heard.length)
    assert.deepEqual(host.told(), [['batch.status-changed', 'scheduled']])
  })
})
