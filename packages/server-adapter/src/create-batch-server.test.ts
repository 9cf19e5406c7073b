import assert from 'node:assert/strict'
import test from 'node:test'
import { createBatchServer } from './create-batch-server.ts'
import {
  appPatient,
  orderFor,
  send,
  testServer,
  textPatient,
  upload,
  type Listed,
} from './http/test-server.fixtures.ts'
import { sandboxWorld } from './testing/sandbox/sandbox-world.ts'

const people: readonly Listed[] = [
  { nhsNumber: textPatient(1), email: 'joe@example.com' },
  { nhsNumber: appPatient(1), phone: '07700 900001' },
  { nhsNumber: appPatient(2), phone: '07700 900002' },
  { nhsNumber: textPatient(2), phone: '07700 900003' },
  { nhsNumber: textPatient(3), phone: '07700 900950' },
  { nhsNumber: textPatient(4), phone: '07700 900980' },
  { nhsNumber: textPatient(5) },
]
const expected = { patients: 7, contactable: 6 }

test('a batch goes from upload to saved: paths, fallback, receipts and records, and nobody got two copies', async (t) => {
  const client = (await testServer(t)).client()
  const { id } = await send(client, people, { expected })
  await client.sandbox.advanceClock(1)

  const early = await client.batch(id)
  assert.deepEqual(early.channels, { email: 1, 'nhs-app': 2, sms: 3 })
  assert.deepEqual(
    [
      early.counts.emailed,
      early.counts.delivered,
      early.counts.failed,
      early.counts.sending,
      early.counts['not-contactable'],
    ],
    [1, 2, 1, 2, 1],
  )
  const { copies } = await client.sandbox.phones()
  const [opened] = copies.filter(({ to }) => to === appPatient(1))
  await client.sandbox.openAppMessage(opened?.id ?? '')
  await client.sandbox.advanceClock(24)

  const late = await client.batch(id)
  assert.deepEqual([late.counts.emailed, late.counts.delivered, late.counts.failed], [1, 4, 1])
  assert.equal(late.status, 'saved')
  const states = new Map(
    (await client.messages(id)).messages.map(({ nhsNumber, state }) => [nhsNumber, state]),
  )
  assert.equal(states.get(appPatient(1)), 'read')

  const phones = await client.sandbox.phones()
  assert.deepEqual(phones.byChannel, { email: 1, 'nhs-app': 2, sms: 3 })
  assert.equal(
    new Set(phones.copies.map(({ key }) => key)).size,
    phones.total,
    'one copy for each message and step',
  )
  assert.equal((await client.sandbox.records()).total, 5, 'one entry for each message that was accepted')
  const reconciliation = await client.reconciliation(id)
  assert.deepEqual([reconciliation.agrees, reconciliation.sum], [true, 7])
})

test('the same Send twice is one batch; the same key for another message is refused', async (t) => {
  const client = (await testServer(t)).client()
  const list = await upload(client, people)
  const order = orderFor(list, { expected })
  const [one, other] = await Promise.all([
    client.confirmBatch(order, 'key-00001'),
    client.confirmBatch(order, 'key-00001'),
  ])
  assert.equal(one.id, other.id)
  assert.equal((await client.batches()).batches.length, 1)
  await assert.rejects(client.confirmBatch({ ...order, name: 'Another' }, 'key-00001'), {
    code: 'idempotency-key-reused',
  })
})

test('what the person who pressed Send did not see is not sent', async (t) => {
  const client = (await testServer(t)).client()
  const list = await upload(client, people)
  const order = orderFor(list, { expected: { patients: 7, contactable: 7 } })
  await assert.rejects(client.confirmBatch(order, 'key-00001'), { code: 'review-changed' })
})

test('after a lost answer the accepted stay accepted once, and a refusal in the same call proves nothing', async (t) => {
  const client = (await testServer(t)).client()
  const { id } = await send(client, [
    { nhsNumber: textPatient(1), phone: '07700 900001' },
    { nhsNumber: textPatient(2), phone: '07700 900960' },
    { nhsNumber: textPatient(3), phone: '07700 900950' },
  ])
  await client.sandbox.advanceClock(1)
  const { counts } = await client.batch(id)
  assert.deepEqual([counts.delivered, counts['outcome-unknown']], [2, 1])
  assert.equal((await client.sandbox.phones()).total, 2)
})

test('a batch that is stopped in its grace reaches nobody', async (t) => {
  const client = (await testServer(t)).client()
  const { id } = await send(client, people, { expected })
  const report = await client.stop(id)
  assert.deepEqual([report.gone, report.inFlight, report.cancelled], [0, 0, 6])
  await client.sandbox.advanceClock(48)
  assert.equal((await client.sandbox.phones()).total, 0)
  assert.equal((await client.batch(id)).status, 'cancelled')
})

test('found by name or number, and exported', async (t) => {
  const client = (await testServer(t)).client()
  const { id } = await send(client, people, { expected })
  const wanted = appPatient(1)
  const { messages } = await client.messages(id, {
    find: `${wanted.slice(0, 3)} ${wanted.slice(3, 6)} ${wanted.slice(6)}`,
  })
  assert.deepEqual(
    messages.map(({ nhsNumber }) => nhsNumber),
    [wanted],
  )
  assert.equal((await client.message(id, messages[0]?.id ?? '')).plan[0]?.channel, 'nhs-app')
  const lines = (await (await client.outcomes(id)).text()).trim().split('\r\n')
  assert.equal(lines.length, 1 + people.length)
})

test('who watches a batch sees it change', async (t) => {
  const client = (await testServer(t)).client()
  const { id } = await send(client, people, { expected })
  const leave = new AbortController()
  const statuses: string[] = []
  for await (const batch of client.watchBatch(id, { signal: leave.signal })) {
    statuses.push(batch.status)
    if (batch.status === 'cancelled') leave.abort()
    else await client.stop(id)
  }
  assert.equal(statuses.at(-1), 'cancelled')
})

test('stopping ends what is being watched', { timeout: 10_000 }, async (t) => {
  const { ask, server } = await testServer(t)
  const watched = await ask('GET', '/v1/live', { organisation: 'larkfield' })
  await server.stop()
  assert.match(await watched.text(), /^:\n\nid: 0\nevent: batches\ndata: /)
})

test('in Wales there is no NHS App, and the session says what works', async (t) => {
  const { client } = await testServer(t)
  const wales = await client('glan-yr-afon').session()
  assert.deepEqual(wales.channels, ['email', 'sms'])
  const england = await client('larkfield').session()
  assert.deepEqual(england.channels, ['email', 'nhs-app', 'sms'])
  assert.deepEqual(
    [england.mode, england.now, england.batchTypes],
    ['sandbox', '2026-11-24T10:00:00.000Z', ['message', 'questionnaire']],
  )
})

test('sandboxes are never mixed with senders that reach people', () => {
  const world = sandboxWorld({ latencyMs: 0 })
  const [email, ...others] = world.senders
  assert.ok(email !== undefined)
  const mixed = [{ ...email, sandbox: false }, ...others]
  const store = {
    name: 'none',
    supports: { manyProcesses: false },
    open: failed,
    now: failed,
    transaction: failed,
    snapshot: failed,
    close: failed,
  }
  assert.throws(() => createBatchServer({ ...world, store, senders: mixed }), {
    code: 'configuration-invalid',
  })
  world.close()
})

async function failed(): Promise<never> {
  throw new Error('not reached')
}
