import assert from 'node:assert/strict'
import { applyEvidence, newLedger, stateOf, submitStep, type MessageLedger } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { message, threeMessages } from './fixtures.ts'

const withLedger = (line: number, ledger: MessageLedger, more: Partial<StoredMessage> = {}): StoredMessage =>
  message(line, { ledger, state: stateOf(ledger), ...more })
const fresh = () => message(1).ledger
const open = () => submitStep(fresh())
const known = (what: 'accepted' | 'failed' | 'no') =>
  applyEvidence(open(), { step: 0, generation: 1, what }, { stopped: false })
const body = (line: number) => ({
  message: `batch-1-${line}`,
  step: 0,
  generation: 1,
  what: 'open' as const,
  channel: 'sms' as const,
  to: '+447700900118',
  subject: undefined,
  body: 'Please call us.',
  submittedAt: 5,
})

export function ledgerCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (tables: StoreTables) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, async ({ store }) => {
      await store.transaction('test', threeMessages)
      await store.transaction('test', run)
    })

  check('what a provider calls a try is kept with it, and its text stays', async ({ messages }) => {
    await messages.save([withLedger(1, open()), withLedger(2, open())])
    await messages.saveTexts([body(1), body(2)])
    const id = { step: 0, generation: 1, providerId: 'p-1' }
    await messages.saveProviderIds([
      { ...id, message: 'batch-1-1' },
      { ...id, message: 'batch-1-1', generation: 9 },
    ])
    const kept = await messages.texts(['batch-1-1', 'batch-1-2'])
    assert.deepEqual(
      kept.map(({ message, providerId, body: text }) => [message, providerId, text]).toSorted(),
      [
        ['batch-1-1', 'p-1', 'Please call us.'],
        ['batch-1-2', undefined, 'Please call us.'],
      ],
    )
  })

  check('a ledger comes back as it was saved, each message with its own', async ({ messages }) => {
    const saved = [
      withLedger(
        1,
        { ...known('accepted'), late: true, deadlineDue: false },
        { reason: 'why', factsAsOf: 7, changedAt: 9 },
      ),
      withLedger(2, known('failed')),
      withLedger(3, open()),
    ]
    await messages.save(saved)
    assert.deepEqual(await messages.findAll(['batch-1-1', 'batch-1-2', 'batch-1-3']), saved)
  })

  check('a try that was taken back is gone', async ({ messages }) => {
    await messages.save([withLedger(1, open())])
    await messages.save([message(1)])
    const [found] = await messages.findAll(['batch-1-1'])
    assert.deepEqual(found?.ledger.tries, [])
  })

  check('a row that exists is not made again', async ({ messages }) => {
    await messages.save([withLedger(1, open())])
    await messages.insert([message(1), message(4)])
    const [first] = await messages.findAll(['batch-1-1'])
    assert.equal(first?.state, 'submitting')
    assert.equal(await messages.lastLine('batch-1'), 4)
  })

  check('what was sent comes back, with what is known of it', async ({ messages }) => {
    await messages.save([withLedger(1, open())])
    await messages.saveTexts([body(1)])
    assert.deepEqual(await messages.texts(['batch-1-1']), [body(1)])
    await messages.save([withLedger(1, known('accepted'))])
    await messages.saveTexts([{ ...body(1), body: 'Another text.' }])
    const [text] = await messages.texts(['batch-1-1'])
    assert.deepEqual([text?.body, text?.what], ['Another text.', 'accepted'])
  })

  check('events come back in the order in which they happened', async ({ messages }) => {
    const events = [
      { message: 'batch-1-1', at: 1, code: 'submitted', channel: 'sms', detail: { by: 'sms' } },
      { message: 'batch-1-1', at: 1, code: 'accepted', channel: 'sms', detail: undefined },
    ] as const
    await messages.addEvents(events)
    assert.deepEqual(await messages.events('batch-1-1'), events)
    assert.deepEqual(await messages.events('batch-1-2'), [])
  })

  check(
    'pages go by line, and search finds names and numbers whatever their case and spaces',
    async ({ messages }) => {
      await messages.insert([message(4, { name: 'Baptiste, 100% Errol', nhsNumber: '9990590346' })])
      const find = async (text: string) =>
        (await messages.page('batch-1', { find: text, limit: 10 })).messages.map(({ line }) => line)
      assert.deepEqual(await find('okafor,ANTHONY'), [1, 2, 3])
      assert.deepEqual(await find('999 059 0346'), [4])
      assert.deepEqual(await find('100%'), [4])
      assert.deepEqual(await find('_'), [])
      const page = await messages.page('batch-1', { after: 1, limit: 2, bucket: 'waiting' })
      assert.deepEqual(
        page.messages.map(({ line }) => line),
        [2, 3],
      )
      // As counted along with the batch; by text, as found.
      assert.equal(page.total, 3)
      assert.equal((await messages.page('batch-1', { find: 'okafor', limit: 1 })).total, 3)
    },
  )

  check('a recount counts the rows, whatever was counted before', async ({ messages, batches }) => {
    await messages.save([withLedger(1, known('accepted')), withLedger(2, known('no'))])
    const { counts, records, ways } = await batches.recount('batch-1')
    assert.deepEqual([counts.waiting, counts.sending, counts.failed], [1, 1, 1])
    assert.deepEqual(records, { due: 1, written: 0, gaps: 0 })
    assert.deepEqual(ways, { sms: { sending: 1, waiting: 1, failed: 1 } })
  })

  check('a stop finds every row that something is still due for', async ({ messages }) => {
    await messages.save([
      withLedger(1, { ...known('accepted'), fallbackDue: true }),
      withLedger(2, known('failed')),
    ])
    const found = await messages.toStop('batch-1', 10)
    assert.deepEqual(found.map(({ line }) => line).toSorted(), [1, 3])
  })

  check('who was reached is counted by copies, not by states', async ({ messages, batches }) => {
    await messages.insert([message(4, { plan: [], ledger: newLedger([]), state: 'excluded' })])
    await messages.insert([message(5), message(6)])
    await messages.save([
      withLedger(1, known('accepted')),
      withLedger(2, open()),
      withLedger(3, { ...fresh(), sendDue: false, ending: 'cancelled' }),
      withLedger(5, known('failed')),
      withLedger(6, known('no')),
    ])
    assert.deepEqual(await messages.reach('batch-1'), { gone: 1, inFlight: 1, cancelled: 1, ended: 2 })
    assert.equal((await batches.find('larkfield', 'batch-1'))?.counts.waiting, 3)
  })

  check('an interrupted preparation or stop is found', async ({ batches }) => {
    assert.deepEqual(await batches.unfinished(), [])
    await batches.change('batch-1', { stopped: { by: 'Priya Nandi', at: 5 }, stopPending: true })
    const [found] = await batches.unfinished()
    assert.deepEqual(found?.stopped, { by: 'Priya Nandi', at: 5 })
    await batches.change('batch-1', {
      stopPending: false,
      resting: { why: 'look-up-down', since: 1, nextTryAt: 2 },
    })
    assert.deepEqual(await batches.unfinished(), [])
    const rested = await batches.find('larkfield', 'batch-1')
    assert.deepEqual([rested?.resting?.why, rested?.stopped?.at], ['look-up-down', 5])
  })
}
