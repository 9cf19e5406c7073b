import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultSettings } from '@carebatch/core'
import { scriptedSender } from '../testing/scripted-sender.ts'
import { larkfield, withEngine } from './test-engine.fixtures.ts'

test(
  "settings begin as the defaults under the practice's own name, and are kept",
  withEngine({ senders: [] }, async ({ engine }) => {
    assert.deepEqual(await engine.readSettings(larkfield), {
      ...defaultSettings,
      practiceName: 'Larkfield Surgery',
    })
    const mine = { ...defaultSettings, practiceName: 'Larkfield', undoSeconds: 0 }
    assert.deepEqual(await engine.writeSettings(larkfield, mine), mine)
    assert.deepEqual(await engine.readSettings(larkfield), mine)
  }),
)

test(
  'shipped templates are there for everybody and stay as they are; own ones can be changed',
  withEngine({ senders: [] }, async ({ engine }) => {
    const shipped = await engine.listTemplates(larkfield)
    assert.ok(shipped.length >= 3 && shipped.every(({ owner }) => owner === 'shipped'))
    const [first] = shipped
    const content = { name: 'Ours', subject: '', body: 'Please call.' }
    await assert.rejects(engine.saveTemplate(larkfield, { id: first?.id ?? '', ...content }), {
      code: 'state-forbids',
    })
    await assert.rejects(engine.deleteTemplate(larkfield, first?.id ?? ''), { code: 'state-forbids' })
    const own = await engine.saveTemplate(larkfield, content)
    const changed = await engine.saveTemplate(larkfield, { id: own.id, ...content, body: 'Please write.' })
    assert.deepEqual([changed.id, changed.version, changed.body], [own.id, 2, 'Please write.'])
    await engine.deleteTemplate(larkfield, own.id)
    await assert.rejects(engine.deleteTemplate(larkfield, own.id), { code: 'not-found' })
    await assert.rejects(engine.saveTemplate(larkfield, { id: own.id, ...content }), { code: 'not-found' })
  }),
)

test(
  'the outcomes as a file: everybody, in words, and no cell that a spreadsheet would run',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    const batch = await t.send([{ name: '=HYPERLINK("x")' }, { leftOut: true, name: 'Okafor, Anthony' }])
    const [head, first, second] = (await t.engine.exportOutcomes(larkfield, batch.id)).split('\r\n')
    assert.match(head ?? '', /^\ufeffLine,Name,NHS number,Outcome,/)
    assert.match(first ?? '', /^2,"'=HYPERLINK\(""x""\)",999 \d{3} \d{4},Sending,,Text,Text,24 November 2026/)
    assert.match(second ?? '', /^3,"Okafor, Anthony",.*,Not contactable,left-out,/)
  }),
)

test(
  'the version rises with every change and not without one',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    const batch = await t.confirm([{}])
    const before = await t.engine.versionOf('larkfield', batch.id)
    assert.equal(await t.engine.versionOf('larkfield', batch.id), before)
    await t.advance(60_000)
    assert.ok((await t.engine.versionOf('larkfield', batch.id)) > before)
    assert.equal(await t.engine.versionOf('larkfield'), (await t.engine.listBatches(larkfield)).version)
  }),
)
