import assert from 'node:assert/strict'
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Batch } from '@carebatch/core/wire'
import {
  scriptedSender,
  type ScriptedSender,
  type ScriptedSenderOptions,
} from '../../testing/scripted-sender.ts'
import { hours, larkfield, minutes, total, withEngine, type TestEngine } from '../test-engine.fixtures.ts'

/** The files of the database as they are while nothing works on them. */
function backup({ folder }: TestEngine): () => void {
  const names = ['batch.db', 'batch.db-wal']
  for (const name of names)
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(folder, `${name}.bak`))
  return () => {
    for (const name of [...names, 'batch.db-shm']) {
      rmSync(join(folder, name), { force: true })
      if (existsSync(join(folder, `${name}.bak`)))
        copyFileSync(join(folder, `${name}.bak`), join(folder, name))
    }
  }
}

interface Restored {
  readonly t: TestEngine
  readonly app: ScriptedSender
  readonly sms: ScriptedSender
  /** Restores what was backed up, and starts the engine as an operator is told to. */
  restore(): Promise<void>
  takeBackup(): void
}

function withBackup(
  name: string,
  run: (it: Restored) => Promise<void>,
  options: ScriptedSenderOptions = {},
): void {
  const app = scriptedSender({ name: 'app', channel: 'nhs-app', ...options })
  const sms = scriptedSender({ name: 'sms', ...options })
  test(
    name,
    withEngine({ senders: [app, sms] }, async (t) => {
      let putBack = (): void => undefined
      await run({
        t,
        app,
        sms,
        takeBackup: () => void (putBack = backup(t)),
        restore: async () => {
          await t.engine.stop()
          putBack()
          await t.restart({ holdDispatch: 'the restore of this test' })
          await t.engine.start()
          await t.engine.settle()
        },
      })
      await t.engine.stop()
      await t.restart()
    }),
  )
}

const release = async ({ t }: Restored): Promise<void> => {
  await t.engine.releaseOrganisation(larkfield)
  await t.advance(200 * hours)
}

withBackup(
  'restored before it was sent: nothing leaves, also after the release; a receipt tells',
  async (it) => {
    const { t, sms } = it
    const batch = await t.confirm([{}, {}])
    it.takeBackup()
    await t.advance(minutes)
    assert.equal(total(sms.copies), 2)
    await it.restore()
    assert.deepEqual(await t.states(batch), ['outcome-unknown', 'outcome-unknown'])
    assert.equal((await t.engine.readHolds(larkfield)).holds[0]?.why, 'restored')
    await release(it)
    assert.deepEqual([await t.states(batch), total(sms.copies)], [['outcome-unknown', 'outcome-unknown'], 2])
    await t.receipt(sms, [...sms.copies.keys()][0] ?? '', 'delivered')
    assert.deepEqual((await t.states(batch)).toSorted(), ['delivered', 'outcome-unknown'])
  },
)

withBackup(
  'what had gone is found where the provider can be asked',
  async (it) => {
    const { t, sms } = it
    const batch = await t.confirm([{}, {}])
    it.takeBackup()
    await t.advance(minutes)
    await it.restore()
    assert.deepEqual(await t.states(batch), ['accepted', 'accepted'])
    await release(it)
    assert.deepEqual([await t.states(batch), total(sms.copies)], [['no-confirmation', 'no-confirmation'], 2])
  },
  { dedupe: 'lookup' },
)

withBackup(
  'a fallback that was pending may have left: its step is unknown, and no text follows',
  async (it) => {
    const { t, sms, app } = it
    const batch = await t.send([{ app: true }])
    it.takeBackup()
    await t.advance(25 * hours)
    assert.equal(total(sms.copies), 1)
    await it.restore()
    await release(it)
    assert.deepEqual(
      [await t.states(batch), total(sms.copies), total(app.copies)],
      [['outcome-unknown'], 1, 1],
    )
    await t.receipt(sms, [...sms.copies.keys()][0] ?? '', 'delivered')
    assert.deepEqual(await t.states(batch), ['delivered'])
  },
)

withBackup(
  'what had failed may have been retried since: unknown, until staff decide',
  async (it) => {
    const { t, sms } = it
    const batch = await t.send([{}])
    assert.deepEqual(await t.states(batch), ['failed'])
    it.takeBackup()
    await t.engine.retryFailed(larkfield, batch.id)
    await t.engine.settle()
    assert.equal(total(sms.copies), 1)
    await it.restore()
    assert.deepEqual(await t.states(batch), ['outcome-unknown'])
    await t.engine.releaseOrganisation(larkfield)
    const { resolved } = await t.engine.resolveUnknowns(larkfield, batch.id, {
      as: 'count-as-sent',
      expected: 1,
    })
    assert.deepEqual([resolved, await t.states(batch), total(sms.copies)], [1, ['accepted'], 1])
  },
  { behave: ({ key }) => (key.endsWith(':1') ? 'refused' : 'accepted') },
)

withBackup('a stop after the backup is forgotten, and still nothing leaves by itself', async (it) => {
  const { t, sms } = it
  const batch = await t.confirm([{}, {}])
  it.takeBackup()
  await t.engine.stopBatch(larkfield, batch.id)
  await it.restore()
  await release(it)
  const now: Batch = await t.engine.readBatch(larkfield, batch.id)
  assert.deepEqual([now.stopped, now.counts['outcome-unknown'], total(sms.copies)], [undefined, 2, 0])
  const { resolved } = await t.engine.resolveUnknowns(larkfield, batch.id, { as: 'send-again', expected: 2 })
  await t.engine.settle()
  assert.deepEqual([resolved, total(sms.copies)], [2, 2])
})

withBackup('sent again and stopped after a restore: nobody can say that nothing left', async (it) => {
  const { t } = it
  const batch = await t.confirm([{}])
  it.takeBackup()
  await t.advance(minutes)
  await it.restore()
  await t.engine.resolveUnknowns(larkfield, batch.id, { as: 'send-again', expected: 1 })
  const report = await t.engine.stopBatch(larkfield, batch.id)
  assert.deepEqual([report.cancelled, report.inFlight, await t.states(batch)], [0, 1, ['outcome-unknown']])
})

withBackup('the same restore is heeded once, however often the server starts', async (it) => {
  const { t, sms } = it
  await t.confirm([{}])
  it.takeBackup()
  await it.restore()
  await t.engine.releaseOrganisation(larkfield)
  await t.engine.stop()
  await t.restart({ holdDispatch: 'the restore of this test' })
  await t.engine.start()
  assert.deepEqual((await t.engine.readHolds(larkfield)).holds, [])
  const batch = await t.send([{}])
  assert.deepEqual([await t.states(batch), total(sms.copies)], [['accepted'], 1])
})

withBackup('a batch that was being made at the backup is finished, held and unknown', async (it) => {
  const { t, sms } = it
  await t.restart({}, 'ready')
  await assert.rejects(t.confirm([{}, {}]), /died/)
  it.takeBackup()
  await it.restore()
  const [batch] = (await t.engine.listBatches(larkfield)).batches
  assert.deepEqual([batch?.counts['outcome-unknown'], batch?.status, total(sms.copies)], [2, 'done', 0])
})

withBackup('a restore that is interrupted goes on, and nothing leaves in between', async (it) => {
  const { t, sms } = it
  const batch = await t.confirm([{}, {}])
  it.takeBackup()
  await t.advance(minutes)
  await t.engine.stop()
  await it.restore()
  assert.deepEqual([await t.states(batch), total(sms.copies)], [['outcome-unknown', 'outcome-unknown'], 2])
})

withBackup(
  'a receipt for a try that the row has forgotten tells all the same',
  async (it) => {
    const { t, sms } = it
    const batch = await t.send([{}])
    it.takeBackup()
    await t.engine.retryFailed(larkfield, batch.id)
    await t.engine.settle()
    await it.restore()
    await t.receipt(sms, [...sms.copies.keys()][0] ?? '', 'delivered')
    assert.deepEqual(await t.states(batch), ['delivered'])
  },
  { behave: ({ key }) => (key.endsWith(':1') ? 'refused' : 'accepted') },
)
