import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sender } from '../../ports/sender.ts'
import { scriptedSender, type Behaviour } from '../../testing/scripted-sender.ts'
import { codes, hours, onlyMessage, total, withEngine } from '../test-engine.fixtures.ts'

/** What a provider does at the 1st, 2nd … time, and what must come of it after three hours. */
const cases: readonly [Sender['dedupe'], readonly Behaviour[], string, copies: number, calls: number][] = [
  ['by-reference', ['accepted'], 'accepted', 1, 1],
  ['by-reference', ['refused'], 'failed', 0, 1],
  ['by-reference', ['try-later', 'accepted'], 'accepted', 1, 2],
  ['by-reference', ['try-later', 'refused'], 'failed', 0, 2],
  ['by-reference', ['lost'], 'accepted', 1, 2],
  ['by-reference', ['silent', 'accepted'], 'accepted', 1, 2],
  ['by-reference', ['silent', 'silent', 'lost'], 'accepted', 1, 4],
  ['by-reference', ['silent', 'refused', 'refused', 'refused', 'refused'], 'outcome-unknown', 0, 5],
  ['by-reference', ['silent', 'try-later', 'try-later', 'accepted'], 'accepted', 1, 4],
  ['by-reference', ['silent', 'silent', 'silent', 'silent', 'silent'], 'outcome-unknown', 0, 5],
  ['lookup', ['accepted'], 'accepted', 1, 1],
  ['lookup', ['refused'], 'failed', 0, 1],
  ['lookup', ['lost'], 'accepted', 1, 1],
  ['lookup', ['silent'], 'outcome-unknown', 0, 1],
  ['none', ['accepted'], 'accepted', 1, 1],
  ['none', ['refused'], 'failed', 0, 1],
  ['none', ['try-later', 'accepted'], 'accepted', 1, 2],
  ['none', ['lost'], 'outcome-unknown', 1, 1],
  ['none', ['silent'], 'outcome-unknown', 0, 1],
]

for (const [dedupe, script, expected, copies, calls] of cases) {
  const behave = (_message: unknown, times: number): Behaviour => script[times - 1] ?? 'accepted'
  const sender = scriptedSender({ dedupe, behave })
  test(
    `a sender that dedupes ${dedupe} and does ${script.join(', ')}: ${expected}`,
    withEngine({ senders: [sender] }, async (t) => {
      const batch = await t.send([{}])
      await t.advance(3 * hours)
      assert.deepEqual(await t.states(batch), [expected])
      assert.equal(total(sender.copies), copies)
      assert.equal(sender.calls.length, calls)
    }),
  )
}

const silentOnce = (_message: unknown, times: number): Behaviour => (times === 1 ? 'silent' : 'accepted')

{
  const sender = scriptedSender({ behave: silentOnce })
  test(
    'a repeat is the same byte for byte, also after a restart',
    withEngine({ senders: [sender] }, async (t) => {
      await t.send([{ name: 'Joe Bloggs' }, {}], {
        message: { subject: '', body: 'Call ((practice name)).', greeting: true },
      })
      await t.restart()
      await t.advance(hours)
      assert.equal(sender.calls.length, 2)
      assert.equal(JSON.stringify(sender.calls[1]), JSON.stringify(sender.calls[0]))
      assert.match(sender.calls[0]?.messages[0]?.body ?? '', /^Dear Joe,\nCall Larkfield Surgery\.$/)
    }),
  )
}

{
  const sender = scriptedSender({ behave: silentOnce, supports: { remembersForMs: 1_000 } })
  test(
    'a call that the provider has forgotten by now is not repeated',
    withEngine({ senders: [sender] }, async (t) => {
      const batch = await t.send([{}])
      await t.advance(hours)
      assert.deepEqual(await t.states(batch), ['outcome-unknown'])
      assert.equal(sender.calls.length, 1)
    }),
  )
}

{
  const sender = scriptedSender({ dedupe: 'lookup', behave: () => 'silent' })
  test(
    'a provider is asked after 1, 5 and 15 minutes, and not finding proves nothing',
    withEngine({ senders: [sender] }, async (t) => {
      const batch = await t.send([{}])
      await t.advance(59_000)
      assert.equal(sender.questions.length, 0)
      await t.advance(1_000)
      assert.equal(sender.questions.length, 1)
      await t.advance(5 * 60_000)
      assert.equal(sender.questions.length, 2)
      assert.deepEqual(await t.states(batch), ['submitting'])
      await t.advance(15 * 60_000)
      assert.equal(sender.questions.length, 3)
      assert.deepEqual(await t.states(batch), ['outcome-unknown'])
      assert.deepEqual(codes(await onlyMessage(t, batch)).slice(1), [
        'submitted',
        'no-answer',
        'asked',
        'asked',
        'asked',
        'outcome-unknown',
      ])
    }),
  )
}

{
  const sender = scriptedSender({ dedupe: 'lookup', behave: () => 'lost' })
  sender.lookUp = async () => {
    throw new Error('connection reset')
  }
  test(
    'a provider that cannot be asked has said nothing',
    withEngine({ senders: [sender] }, async (t) => {
      const batch = await t.send([{}])
      await t.advance(hours)
      assert.deepEqual(await t.states(batch), ['outcome-unknown'])
    }),
  )
}

{
  const sender = scriptedSender()
  const send = sender.send.bind(sender)
  sender.send = async (call, signal) => (await send(call, signal)).slice(1)
  test(
    'an answer with too few outcomes is no answer',
    withEngine({ senders: [sender] }, async (t) => {
      const batch = await t.send([{}, {}])
      await t.advance(hours)
      assert.deepEqual(await t.states(batch), ['outcome-unknown', 'outcome-unknown'])
      assert.ok([...sender.copies.values()].every((copies) => copies === 1))
    }),
  )
}

{
  let answer = (): void => undefined
  const gate = new Promise<void>((resolve) => (answer = resolve))
  const sender = scriptedSender({ dedupe: 'none', beforeCall: () => gate })
  test(
    'an acceptance that comes after the time-out is kept all the same',
    withEngine({ senders: [sender], engine: { callTimeoutMs: 20 } }, async (t) => {
      const batch = await t.send([{}])
      assert.deepEqual(await t.states(batch), ['outcome-unknown'])
      answer()
      for (let tries = 0; tries < 100 && (await t.states(batch))[0] !== 'accepted'; tries++) {
        await new Promise((resolve) => setImmediate(resolve))
      }
      assert.deepEqual(await t.states(batch), ['accepted'])
    }),
  )
}

{
  const sender = scriptedSender({ behave: silentOnce })
  test(
    'a sender that is no longer there is neither called nor asked: a person decides',
    withEngine({ senders: [sender] }, async (t) => {
      const batch = await t.send([{}])
      await t.restart({ senders: [] })
      await t.advance(hours)
      assert.deepEqual(await t.states(batch), ['outcome-unknown'])
    }),
  )
}

test(
  'without a sender for a channel the next way follows, and after the last it has failed',
  withEngine({ senders: [scriptedSender({ channel: 'sms' })] }, async (t) => {
    const batch = await t.send([{ app: true }, { email: 'joe@example.com' }])
    assert.deepEqual(await t.states(batch), ['accepted', 'failed'])
  }),
)

test(
  'a placeholder without a value fails that patient and nobody else',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    const batch = await t.send([{ name: 'Joe Bloggs' }, {}], {
      message: { subject: '', body: 'Hello ((first name))', greeting: false },
    })
    assert.deepEqual(await t.states(batch), ['accepted', 'failed'])
  }),
)
