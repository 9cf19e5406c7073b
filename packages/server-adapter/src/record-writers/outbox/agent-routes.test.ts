import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { RecordEntry } from '../../ports/record-writer.ts'
import { virtualClock } from '../../testing/virtual-clock.ts'
import { outbox } from '../outbox.ts'
import { agentRoutes } from './agent-routes.ts'

const minute = 60_000
const signal = new AbortController().signal
const tokens = { larkfield: 'l'.repeat(40), hawthorn: 'h'.repeat(40) }

const entry = (n: number, organisation = 'larkfield'): RecordEntry => ({
  key: `m${n}:sent`,
  organisation,
  nhsNumber: '9990548609',
  batch: { id: 'b1', name: 'Flu 2026' },
  kind: 'sent',
  channel: 'sms',
  text: 'Please book your flu vaccination.',
  sentAt: Date.UTC(2026, 10, 24, 9),
})

interface Collected {
  readonly lease: string
  readonly entries: readonly { readonly id: string }[]
}

function serving(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-'))
  const clock = virtualClock({ start: Date.UTC(2026, 10, 24, 10) })
  const box = outbox({ file: join(folder, 'outbox.db'), clock, awaitsAgent: true })
  t.after(() => {
    box.close()
    rmSync(folder, { recursive: true })
  })
  const agents = Object.entries(tokens).map(([organisation, token]) => ({ organisation, token }))
  const answer = agentRoutes({ outbox: box, agents })
  const ask = (verb: string, body: unknown, authorization = `Bearer ${tokens.larkfield}`) =>
    answer(
      new Request(`https://batch.example/agent/${verb}`, {
        method: 'POST',
        headers: { authorization },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  return { box, clock, answer, ask }
}

/** An agent as an integrator writes it: what it was given it keeps, and its record knows an entry by its id. */
function agent(ask: ReturnType<typeof serving>['ask']) {
  const kept = new Set<string>()
  const record = new Map<string, number>()
  const steps = {
    async collect(): Promise<Collected> {
      return (await (await ask('collect', {})).json()) as Collected
    },
    async acknowledge({ lease, entries }: Collected) {
      const answer = await ask('acknowledge', { lease, ids: entries.map(({ id }) => id) })
      const { acknowledged } = (await answer.json()) as { acknowledged: string[] }
      for (const id of acknowledged) kept.add(id)
      return acknowledged
    },
    async writeAndReport() {
      for (const id of kept) if (!record.has(id)) record.set(id, (record.get(id) ?? 0) + 1)
      const results = [...kept].map((id) => ({ id, outcome: 'written' }))
      const { status } = await ask('report', { results })
      return status
    },
  }
  return { ...steps, record }
}

test('an agent collects, acknowledges, writes and reports: each entry is in the record once, and counts only then', async (t) => {
  const { box, ask } = serving(t)
  for (const n of [1, 2, 3]) assert.equal((await box.write(entry(n), signal)).kind, 'try-later')
  const { collect, acknowledge, writeAndReport, record } = agent(ask)
  const collected = await collect()
  assert.deepEqual(
    collected.entries.map(({ id }) => id),
    ['m1:sent', 'm2:sent', 'm3:sent'],
  )
  assert.equal((await box.write(entry(1), signal)).kind, 'try-later')
  await acknowledge(collected)
  assert.equal(await writeAndReport(), 200)
  assert.deepEqual([...record.values()], [1, 1, 1])
  assert.deepEqual(await box.write(entry(1), signal), { kind: 'written' })
  assert.deepEqual((await collect()).entries, [])
})

test('every answer may be lost: the agent asks again, and nothing is written twice', async (t) => {
  const { box, clock, ask } = serving(t)
  await box.write(entry(1), signal)
  const one = agent(ask)
  await one.collect()
  assert.deepEqual((await one.collect()).entries, [], 'leased to whoever lost the answer')
  clock.advance(2 * minute)
  const again = await one.collect()
  assert.deepEqual(await one.acknowledge(again), ['m1:sent'])
  assert.deepEqual(await one.acknowledge(again), ['m1:sent'])
  assert.equal(await one.writeAndReport(), 200)
  assert.equal(await one.writeAndReport(), 200)
  assert.deepEqual([...one.record.values()], [1])
})

test('of two agents that collected the same entry one after the other, one alone may write it', async (t) => {
  const { box, clock, ask } = serving(t)
  await box.write(entry(1), signal)
  const [slow, quick] = [agent(ask), agent(ask)]
  const first = await slow.collect()
  clock.advance(2 * minute)
  const second = await quick.collect()
  assert.deepEqual(await slow.acknowledge(first), [])
  assert.deepEqual(await quick.acknowledge(second), ['m1:sent'])
  assert.deepEqual(await slow.acknowledge(first), [])
  clock.advance(60 * minute)
  assert.deepEqual((await slow.collect()).entries, [], 'what was acknowledged is handed to nobody else')
})

test('what an agent refuses is a gap, and a report cannot be turned round', async (t) => {
  const { box, ask } = serving(t)
  await box.write(entry(1), signal)
  const { collect, acknowledge } = agent(ask)
  const refused = { results: [{ id: 'm1:sent', outcome: 'refused', why: 'no-such-record' }] }
  assert.equal((await ask('report', refused)).status, 409, 'nobody has acknowledged it')
  await acknowledge(await collect())
  assert.equal((await ask('report', refused)).status, 200)
  assert.equal((await ask('report', refused)).status, 200)
  const turned = await ask('report', { results: [{ id: 'm1:sent', outcome: 'written' }] })
  assert.deepEqual([turned.status, await turned.json()], [409, { notTaken: ['m1:sent'] }])
  assert.deepEqual(await box.write(entry(1), signal), { kind: 'refused', why: 'no-such-record' })
})

test('an agent sees and touches its own organisation only', async (t) => {
  const { box, ask } = serving(t)
  await box.write(entry(1), signal)
  await box.write(entry(2, 'hawthorn'), signal)
  const theirs = `Bearer ${tokens.hawthorn}`
  const { entries } = (await (await ask('collect', {}, theirs)).json()) as Collected
  assert.deepEqual(
    entries.map(({ id }) => id),
    ['m2:sent'],
  )
  const { collect, acknowledge } = agent(ask)
  const mine = await collect()
  const stolen = await ask('acknowledge', { lease: mine.lease, ids: ['m1:sent'] }, theirs)
  assert.deepEqual(await stolen.json(), { acknowledged: [] })
  await acknowledge(mine)
  const report = { results: [{ id: 'm1:sent', outcome: 'written' }] }
  assert.equal((await ask('report', report, theirs)).status, 409)
})

const refusals = [
  ['without a token', 'collect', {}, '', 401],
  ['with another token', 'collect', {}, 'Bearer other', 401],
  ['with the token in another way', 'collect', {}, `Basic ${tokens.larkfield}`, 401],
  ['for something that is not there', 'remove', {}, undefined, 404],
  ['of nobody knows what', 'constructor', {}, undefined, 404],
  ['that is no JSON', 'collect', '{', undefined, 400],
  ['for more than is handed over at once', 'collect', { limit: 1_000 }, undefined, 400],
  [
    'with a reason in words',
    'report',
    { results: [{ id: 'a', outcome: 'refused', why: 'Joe is ill' }] },
    undefined,
    400,
  ],
  ['of more than 1 MB', 'report', ' '.repeat(1024 * 1024 + 1), undefined, 413],
] as const

for (const [what, verb, body, authorization, status] of refusals) {
  test(`a request ${what} is refused with ${status}`, async (t) => {
    const { ask } = serving(t)
    assert.equal((await ask(verb, body, authorization)).status, status)
  })
}
