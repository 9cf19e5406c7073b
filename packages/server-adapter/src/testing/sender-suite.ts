import assert from 'node:assert/strict'
import { isCareBatchError } from '@carebatch/core'
import type { SendCall, Sender, SendOutcome } from '../ports/sender.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface SenderSubject extends Closable {
  readonly sender: Sender
  /** Addresses to which the provider, real or simulated, behaves as named. Leave out what it never does. */
  readonly addresses: {
    readonly accepted: string
    readonly refused?: string
    readonly tryLater?: string
    /** The provider accepts, and its answer is lost. */
    readonly noAnswer?: string
  }
  /** How many copies under this key the provider itself holds. */
  copies(key: string): Promise<number>
  /** A callback as the provider makes it for an accepted message. Left out by senders without receipts. */
  callback?(key: string): Promise<Request>
  /**
   * Callbacks by what is wrong with them: without a proof, with one of somebody else's account, altered where the provider
   * signs what it says.
   */
  forged?(key: string): Promise<Readonly<Record<string, Request>>>
}

const nhsNumber = '9990548609'
let made = 0

function callTo(...addresses: readonly string[]): SendCall {
  const at = ++made
  return {
    reference: `suite-${at}`,
    organisation: 'larkfield',
    from: 'Surgery',
    messages: addresses.map((to, index) => ({
      key: `suite-${at}-${index}:0:1`,
      to,
      nhsNumber,
      subject: 'A message from your surgery',
      body: 'Please call us.',
    })),
  }
}

const send = (sender: Sender, call: SendCall) => sender.send(call, AbortSignal.timeout(60_000))
const kinds = (outcomes: readonly SendOutcome[]) => outcomes.map((outcome) => outcome.kind)
const keysOf = (call: SendCall) => call.messages.map((message) => message.key)

async function copiesOf(subject: SenderSubject, call: SendCall): Promise<number[]> {
  return Promise.all(keysOf(call).map((key) => subject.copies(key)))
}

/** Undefined, or `not-permitted`: the callback is refused. Everything else that is thrown asks the provider to come again. */
async function believed(sender: Sender, callback: Request) {
  try {
    return await sender.readReceipts(callback)
  } catch (failure) {
    if (isCareBatchError(failure) && failure.code === 'not-permitted') return undefined
    throw failure
  }
}

/** What the engine relies on in every sender. Cases that a sender's own declaration rules out pass without a call. */
export function senderSuite(options: SuiteOptions<SenderSubject>): void {
  const check = (name: string, run: (subject: SenderSubject) => Promise<void>) =>
    suiteCase(options, `sender: ${name}`, run)

  check('declares a kebab-case name and limits that can be worked with', async ({ sender }) => {
    assert.match(sender.name, /^[a-z0-9]+(-[a-z0-9]+)*$/)
    assert.ok(Number.isInteger(sender.supports.maxPerCall) && sender.supports.maxPerCall >= 1)
    assert.ok(sender.supports.perSecond > 0)
    assert.ok(sender.supports.remembersForMs >= 0)
    if (sender.supports.readReceipts) assert.ok(sender.supports.receipts, 'read receipts are receipts')
  })

  check('answers "accepted" and holds one copy', async (subject) => {
    const call = callTo(subject.addresses.accepted)
    assert.deepEqual(kinds(await send(subject.sender, call)), ['accepted'])
    assert.deepEqual(await copiesOf(subject, call), [1])
  })

  check('gives one outcome for each message of a full call', async (subject) => {
    const { sender, addresses } = subject
    const call = callTo(...Array.from({ length: sender.supports.maxPerCall }, () => addresses.accepted))
    const outcomes = await send(sender, call)
    assert.equal(outcomes.length, call.messages.length)
    assert.ok((await copiesOf(subject, call)).every((copies) => copies === 1))
  })

  check('answers in the order of the messages', async (subject) => {
    const { sender, addresses } = subject
    if (addresses.refused === undefined || sender.supports.maxPerCall < 3) return
    const call = callTo(addresses.accepted, addresses.refused, addresses.accepted)
    const isWhole = sender.supports.takesCallsWhole === true
    const others = isWhole ? 'try-later' : 'accepted'
    assert.deepEqual(kinds(await send(sender, call)), [others, 'refused', others])
    assert.deepEqual(await copiesOf(subject, call), isWhole ? [0, 0, 0] : [1, 0, 1])
  })

  check('answers "refused" with a code and holds no copy', async (subject) => {
    if (subject.addresses.refused === undefined) return
    const call = callTo(subject.addresses.refused)
    const [outcome] = await send(subject.sender, call)
    assert.ok(outcome?.kind === 'refused')
    assert.match(outcome.why, /^[a-z0-9]+(-[a-z0-9]+)*$/)
    assert.deepEqual(await copiesOf(subject, call), [0])
  })

  check('answers "try-later" and holds no copy', async (subject) => {
    if (subject.addresses.tryLater === undefined) return
    const call = callTo(subject.addresses.tryLater)
    assert.deepEqual(kinds(await send(subject.sender, call)), ['try-later'])
    assert.deepEqual(await copiesOf(subject, call), [0])
  })

  check(
    'rejects with provider-no-answer where the answer is lost, and never repeats by itself',
    async (subject) => {
      if (subject.addresses.noAnswer === undefined) return
      const call = callTo(subject.addresses.noAnswer)
      await assert.rejects(send(subject.sender, call), { code: 'provider-no-answer' })
      assert.deepEqual(await copiesOf(subject, call), [1])
    },
  )

  check('a repeat under the same reference makes no second copy (dedupe by-reference)', async (subject) => {
    const { sender, addresses } = subject
    if (sender.dedupe !== 'by-reference') return
    const size = Math.min(2, sender.supports.maxPerCall)
    const call = callTo(...Array.from({ length: size }, () => addresses.accepted))
    await send(sender, call)
    const repeat = kinds(await send(sender, call))
    assert.ok(repeat.every((kind) => kind === 'duplicate' || kind === 'accepted'))
    assert.ok((await copiesOf(subject, call)).every((copies) => copies === 1))
  })

  check('after a lost answer the repeat says that it was accepted (dedupe by-reference)', async (subject) => {
    const { sender, addresses } = subject
    if (sender.dedupe !== 'by-reference' || addresses.noAnswer === undefined) return
    const call = callTo(addresses.noAnswer)
    await assert.rejects(send(sender, call))
    const [kind] = kinds(await send(sender, call))
    assert.ok(kind === 'duplicate' || kind === 'accepted')
    assert.deepEqual(await copiesOf(subject, call), [1])
  })

  check('a repeat of a call taken in part answers for each member (dedupe by-reference)', async (subject) => {
    const { sender, addresses } = subject
    if (sender.dedupe !== 'by-reference' || addresses.refused === undefined || sender.supports.maxPerCall < 2)
      return
    if (sender.supports.takesCallsWhole === true) return
    const call = callTo(addresses.accepted, addresses.refused)
    await send(sender, call)
    const [first, second] = kinds(await send(sender, call))
    assert.ok(first === 'duplicate' || first === 'accepted')
    assert.equal(second, 'refused', 'what was refused must not come back as a duplicate')
  })

  check('finds what was accepted, and nothing else (dedupe lookup)', async (subject) => {
    const { sender, addresses } = subject
    if (sender.dedupe !== 'lookup') return
    const call = callTo(addresses.accepted)
    await send(sender, call)
    const found = await sender.lookUp([...keysOf(call), 'never-sent:0:1'], AbortSignal.timeout(60_000))
    assert.deepEqual([...found], keysOf(call))
  })

  check('reads its own callbacks, the same receipt id each time', async (subject) => {
    if (!subject.sender.supports.receipts || !subject.callback) return
    const call = callTo(subject.addresses.accepted)
    await send(subject.sender, call)
    const [key] = keysOf(call)
    assert.ok(key !== undefined)
    const request = await subject.callback(key)
    const receipts = await subject.sender.readReceipts(request.clone())
    assert.ok(receipts?.some((receipt) => receipt.key === key))
    const again = await subject.sender.readReceipts(request)
    assert.deepEqual(again, receipts)
  })

  check('takes a callback that is not authentic for nothing', async (subject) => {
    const somebodys = new Request('http://127.0.0.1/v1/callbacks/x', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer forged' },
      body: JSON.stringify({ receipts: [{ id: '1', key: 'a:0:1', what: 'delivered', at: 0 }] }),
    })
    const all = { "somebody's": somebodys, ...(await subject.forged?.(`suite-${made}-0:0:1`)) }
    for (const [what, forged] of Object.entries(all))
      assert.equal(await believed(subject.sender, forged), undefined, what)
  })
}
