import assert from 'node:assert/strict'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import Database from 'better-sqlite3'
import { scriptedSender, type ScriptedSender } from '../testing/scripted-sender.ts'
import { hours, larkfield, listRow, withEngine, type TestEngine } from './test-engine.fixtures.ts'

const day = 24 * hours
const mobile = '+447700900123'

/** When the number of a new list's only patient is remembered not to have been reached. */
async function remembered(t: TestEngine, phone = mobile, actor = larkfield): Promise<string | undefined> {
  const list = await t.engine.createPatientList(actor, {
    clinicalSystem: 'systmone',
    fileName: 'next.csv',
    rows: 1,
    contactDetailsFromList: false,
  })
  await t.engine.putListRows(actor, list.id, [listRow(2, { phone })])
  await t.engine.lookUpList(actor, list.id)
  await t.engine.settle()
  const [first] = (await t.engine.readListFacts(actor, list.id, 0)).facts
  return first?.facts.undelivered?.on
}

/** One text to this number, and what became of it. */
async function text(t: TestEngine, sms: ScriptedSender, what: 'failed' | 'delivered', phone = mobile) {
  const before = new Set(sms.copies.keys())
  await t.send([{ phone }])
  const key = [...sms.copies.keys()].find((it) => !before.has(it)) ?? ''
  await t.receipt(sms, key, what)
}

const withSms = (run: (t: TestEngine, sms: ScriptedSender) => Promise<void>) => {
  const sms = scriptedSender()
  return withEngine({ senders: [sms] }, (t) => run(t, sms))
}

test(
  'a number that a text did not reach is remembered for 3 months, and then forgotten',
  withSms(async (t, sms) => {
    const at = new Date(t.clock.now() + 30_000).toISOString()
    await text(t, sms, 'failed')
    assert.equal(await remembered(t), at)
    await t.advance(91 * day)
    assert.equal(await remembered(t), at)
    await t.advance(2 * day)
    assert.equal(await remembered(t), undefined)
  }),
)

test(
  'a later text that arrives clears it; another number and another organisation know nothing of it',
  withSms(async (t, sms) => {
    await text(t, sms, 'failed')
    const hawthorn = { ...larkfield, organisation: { ...larkfield.organisation, id: 'hawthorn' } }
    assert.deepEqual(
      [await remembered(t, '+447700900124'), await remembered(t, mobile, hawthorn)],
      [undefined, undefined],
    )
    await text(t, sms, 'delivered')
    assert.equal(await remembered(t), undefined)
    await text(t, sms, 'failed')
    assert.notEqual(await remembered(t), undefined)
  }),
)

for (const [skipLikelyToFail, contactable] of [
  [true, 1],
  [false, 2],
] as const) {
  test(
    `who has such a number is left out only where the organisation turned it on (${String(skipLikelyToFail)})`,
    withSms(async (t, sms) => {
      await text(t, sms, 'failed')
      await t.engine.writeSettings(larkfield, {
        ...(await t.engine.readSettings(larkfield)),
        skipLikelyToFail,
      })
      const batch = await t.confirm([{ phone: mobile }, {}], { expected: { patients: 2, contactable } })
      const { messages } = await t.engine.listMessages(larkfield, batch.id, { limit: 2 })
      assert.equal(messages[0]?.reason, skipLikelyToFail ? 'mobile-likely-to-fail' : undefined)
    }),
  )
}

test(
  'what is 3 months old is not kept either',
  withSms(async (t, sms) => {
    await text(t, sms, 'failed')
    await t.advance(100 * day)
    await text(t, sms, 'failed', '+447700900125')
    assert.equal(memoryFile(t).rows.length, 1)
  }),
)

test(
  'what is remembered is no number, in whatever form: the bytes of its table hold none',
  withSms(async (t, sms) => {
    await text(t, sms, 'failed')
    const { rows, bytes } = memoryFile(t)
    assert.match(rows[0]?.hash ?? '', /^[A-Za-z0-9_-]{43}$/)
    assert.ok(bytes.includes(rows[0]?.hash ?? 'none'))
    for (const form of [mobile.slice(1), mobile.slice(3), '00900123']) {
      assert.ok(!bytes.includes(form), form)
      for (const encoding of ['hex', 'base64'] as const)
        assert.ok(!bytes.includes(Buffer.from(form).toString(encoding)), `${form} as ${encoding}`)
    }
  }),
)

/** A copy of the database with nothing in it but the memory, and the rows of it. */
function memoryFile({ folder }: TestEngine) {
  const file = join(folder, 'memory.db')
  const whole = new Database(join(folder, 'batch.db'), { readonly: true })
  whole.exec(`vacuum into '${file}'`)
  whole.close()
  const copy = new Database(file)
  copy.pragma('foreign_keys = off')
  const tables = copy
    .prepare<[], { name: string }>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'undelivered_number'`,
    )
    .all()
  for (const { name } of tables) copy.exec(`drop table "${name}"`)
  copy.exec('vacuum')
  const rows = copy.prepare<[], { hash: string }>('select * from undelivered_number').all()
  copy.close()
  const bytes = readFileSync(file)
  rmSync(file)
  return { rows, bytes }
}
