import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import test, { type TestContext } from 'node:test'
import type { Receipt, SendCall } from '../../ports/sender.ts'
import { sandboxEmail, sandboxNhsApp, sandboxSms } from '../../senders/sandbox.ts'
import { sandboxProvider, type SandboxProvider } from './sandbox-provider.ts'
import { sandboxStart } from './sandbox-clock.ts'

const signal = new AbortController().signal
let made = 0

function call(to: readonly string[], more: Partial<SendCall> = {}): SendCall {
  const reference = `call-${++made}`
  return {
    reference,
    organisation: 'larkfield',
    messages: to.map((address, at) => ({
      key: `${reference}-${at}:0:1`,
      to: address,
      nhsNumber: '9990548609',
      body: 'Please call us.',
    })),
    ...more,
  }
}

/** A provider whose real time stands still, and the receipts that it handed over. */
async function provider(t: TestContext, answers: readonly number[] = []) {
  const made = sandboxProvider({ file: ':memory:', latencyMs: 0, real: () => 0 })
  const received: Receipt[] = []
  const statuses = [...answers]
  const end = await made.start(async (request) => {
    const status = statuses.shift() ?? 204
    if (status === 204) received.push(...((await made.readReceipts(request)) ?? []))
    return new Response(null, { status })
  })
  t.after(async () => {
    await end()
    made.close()
  })
  return { provider: made, received }
}

async function settled({ clock, deliverDue }: SandboxProvider, ms: number): Promise<void> {
  clock.advance(ms)
  await deliverDue()
}

const receiptCases = [
  ['+447700900001', ['delivered']],
  ['+447700900965', ['failed']],
  ['+447700900970', []],
  ['+447700900975', ['delivered', 'delivered', 'delivered']],
  ['+447700900980', ['delivered', 'accepted']],
  ['+447700900960', ['delivered']],
] as const

for (const [number, receipts] of receiptCases) {
  test(`a text to ${number} is followed by the receipts ${receipts.join(', ') || 'none'}`, async (t) => {
    const { provider: sandbox, received } = await provider(t)
    await sandboxSms(sandbox)
      .send(call([number]), signal)
      .catch(() => undefined)
    await settled(sandbox, 5_000)
    assert.deepEqual(
      received.map(({ what }) => what),
      receipts,
    )
    await settled(sandbox, 60_000)
    assert.equal(received.length, receipts.length, 'and no more')
  })
}

test('a receipt that overtakes the answer has come before the answer', async (t) => {
  const { provider: sandbox, received } = await provider(t)
  const [outcome] = await sandboxSms(sandbox).send(call(['+447700900980']), signal)
  assert.equal(outcome?.kind, 'accepted')
  assert.deepEqual(
    received.map(({ what }) => what),
    ['delivered'],
  )
})

test('a lost answer loses it for the whole call, and the repeat answers for each member', async (t) => {
  const { provider: sandbox } = await provider(t)
  const sms = sandboxSms(sandbox)
  const mixed = call(['+447700900001', '+447700900960', '+447700900985', '+447700900950'])
  await assert.rejects(sms.send(mixed, signal), { code: 'provider-no-answer' })
  assert.deepEqual(
    mixed.messages.map(({ key }) => sandbox.count('sandbox-sms', key)),
    [1, 1, 0, 0],
  )
  const kinds = (await sms.send(mixed, signal)).map(({ kind }) => kind)
  assert.deepEqual(kinds, ['duplicate', 'duplicate', 'accepted', 'refused'])
  assert.deepEqual(
    mixed.messages.map(({ key }) => sandbox.count('sandbox-sms', key)),
    [1, 1, 1, 0],
  )
})

test('the same message under another reference is another text: only the reference is recognised', async (t) => {
  const { provider: sandbox } = await provider(t)
  const first = call(['+447700900001'])
  await sandboxSms(sandbox).send(first, signal)
  await sandboxSms(sandbox).send({ ...first, reference: 'another' }, signal)
  assert.equal(sandbox.count('sandbox-sms', first.messages[0]?.key ?? ''), 2)
})

test('"try later" comes once for a message, whatever the reference', async (t) => {
  const { provider: sandbox } = await provider(t)
  const first = call(['+447700900955'])
  assert.equal((await sandboxSms(sandbox).send(first, signal))[0]?.kind, 'try-later')
  assert.equal((await sandboxSms(sandbox).send({ ...first, reference: 'next' }, signal))[0]?.kind, 'accepted')
})

test('a repeated email is a second email', async (t) => {
  const { provider: sandbox } = await provider(t)
  const first = call(['joe@example.com'])
  await sandboxEmail(sandbox).send(first, signal)
  await sandboxEmail(sandbox).send(first, signal)
  assert.equal(sandbox.copies('larkfield', {}).byChannel.email, 2)
})

test('a receipt is handed over again until it is answered 2xx', async (t) => {
  const { provider: sandbox, received } = await provider(t, [500, 404])
  await sandboxSms(sandbox).send(call(['+447700900001']), signal)
  await settled(sandbox, 5_000)
  assert.equal(await sandbox.deliverDue(), 0)
  assert.equal(received.length, 0)
  assert.equal(await sandbox.deliverDue(), 1)
  assert.equal(received.length, 1)
})

test('an App message is unread until it is opened; opening it twice owes one read receipt', async (t) => {
  const { provider: sandbox, received } = await provider(t)
  await sandboxNhsApp(sandbox).send(call(['9990548609']), signal)
  await sandbox.deliverDue()
  const [copy] = sandbox.copies('larkfield', {}).copies
  assert.equal(copy?.state, 'delivered')
  assert.equal(sandbox.openAppMessage('larkfield', copy.id)?.state, 'read')
  sandbox.openAppMessage('larkfield', copy.id)
  await sandbox.deliverDue()
  assert.deepEqual(
    received.map(({ what }) => what),
    ['delivered', 'read'],
  )
})

test('copies are of one organisation, newest first, by page', async (t) => {
  const { provider: sandbox } = await provider(t)
  const sms = sandboxSms(sandbox)
  for (const last of [1, 2, 3]) await sms.send(call([`+44770090000${last}`]), signal)
  await sandboxNhsApp(sandbox).send(call(['9990548609'], { organisation: 'hawthorn' }), signal)
  const first = sandbox.copies('larkfield', { limit: 2 })
  assert.deepEqual(
    first.copies.map(({ to }) => to),
    ['+447700900003', '+447700900002'],
  )
  assert.equal(first.total, 3)
  const second = sandbox.copies('larkfield', { limit: 2, after: first.next })
  assert.deepEqual(
    second.copies.map(({ to }) => to),
    ['+447700900001'],
  )
  assert.equal(second.next, undefined)
  const [others] = sandbox.copies('hawthorn', {}).copies
  assert.equal(sandbox.openAppMessage('larkfield', others?.id ?? ''), undefined)
  assert.equal(sandbox.copies('hawthorn', {}).copies[0]?.state, 'delivered', 'and it stays unread')
})

const finds = [
  ['07700 900002', ['+447700900002']],
  ['+44 7700 900002', ['+447700900002']],
  ['900', ['+447700900002', '+447700900001']],
  ['call us', ['+447700900002', '+447700900001']],
  ['100%', []],
] as const

for (const [find, to] of finds) {
  test(`the phones are searched for ${find}`, async (t) => {
    const { provider: sandbox } = await provider(t)
    await sandboxSms(sandbox).send(call(['+447700900001', '+447700900002']), signal)
    const { copies, total } = sandbox.copies('larkfield', { find })
    assert.deepEqual(
      copies.map((copy) => copy.to),
      to,
    )
    assert.equal(total, to.length)
  })
}

test('an undelivered text is counted until it fails, and then no longer', async (t) => {
  const { provider: sandbox } = await provider(t)
  await sandboxSms(sandbox).send(call(['+447700900965']), signal)
  assert.equal(sandbox.copies('larkfield', {}).byChannel.sms, 1)
  sandbox.clock.advance(3_000)
  const after = sandbox.copies('larkfield', {})
  assert.deepEqual([after.byChannel.sms, after.copies[0]?.state], [0, 'failed'])
})

test('copies, references, owed receipts and the clock outlive the process', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const open = (real: number) =>
    sandboxProvider({ file: join(folder, 'provider.sqlite'), latencyMs: 0, real: () => real })
  const before = open(1_000)
  const sent = call(['+447700900001'])
  await sandboxSms(before).send(sent, signal)
  before.clock.advance(3_600_000)
  before.close()

  const after = open(5_000)
  t.after(() => after.close())
  assert.equal(after.clock.now(), sandboxStart + 3_600_000 + 4_000)
  assert.equal((await sandboxSms(after).send(sent, signal))[0]?.kind, 'duplicate')
  const received: string[] = []
  const end = await after.start(async (request) => {
    received.push(...((await after.readReceipts(request)) ?? []).map(({ what }) => what))
    return new Response(null, { status: 204 })
  })
  await after.deliverDue()
  await end()
  assert.deepEqual(received, ['delivered'])
})

test('a call that is given up before it is answered has no answer', async (t) => {
  const { provider: sandbox } = await provider(t)
  await assert.rejects(sandboxSms(sandbox).send(call(['+447700900001']), AbortSignal.abort()), {
    code: 'provider-no-answer',
  })
})
