import assert from 'node:assert/strict'
import { test } from 'node:test'
import { message } from '../batch-types/message.ts'
import { systmOne } from '../clinical-systems/systmone.ts'
import { readPatientList } from '../patient-list/read-patient-list.ts'
import type { BatchDraft } from './batch-draft.ts'
import { createBatchDraft, openBatchDraft } from './create-batch-draft.ts'
import type { ReadList } from './draft-list.ts'
import { memoryBackend } from './memory-backend.fixtures.ts'
import { handTimer, memoryDrafts, turns } from './memory-drafts.fixtures.ts'

const now = Date.UTC(2026, 10, 24, 10)

const list = `NHS Number,Mobile Number,Date of Birth,Name,Clinic
999 054 8609,07700 900118,03/02/1961,"OKAFOR, Anthony",Tuesday
999 000 0018,O7700 900119,04/02/1961,"PRYCE, Owen",Tuesday
999 000 0026,not a number,05/02/1961,"NANDI, Priya",Friday
999 000 0034,07700 900121,06/02/1961,"LEE, Ann",Friday
`

function world() {
  const backend = memoryBackend()
  const drafts = memoryDrafts(backend)
  const timer = handTimer()
  let keys = 0
  const options = {
    backend,
    drafts,
    after: timer.after,
    clinicalSystem: systmOne,
    batchTypes: [message],
    settings: { practiceName: 'Larkfield Surgery', skipLikelyToFail: false, fallbackAfterHours: 24 },
    now: () => now,
    newKey: () => `key-${(keys += 1)}`,
    allowTestNumbers: true,
    readList: readPatientList,
  }
  return { backend, drafts, timer, options, draft: createBatchDraft(options) }
}

function readList(draft: BatchDraft): ReadList {
  const { list: now } = draft.getState()
  return now.kind === 'read' ? now : assert.fail(now.kind)
}

/** Up to the last step, with a row left out, one corrected and everything saved. */
async function whole() {
  const made = world()
  const { actions } = made.draft
  actions.setName('Flu vaccination')
  actions.setMessage({ body: 'Please book, ((first name)).' })
  await actions.readList(list, 'flu.csv')
  actions.edit({ kind: 'leave-out', lines: [2] })
  actions.edit({ kind: 'cell', line: 4, column: 'phone', text: '07700 900120' })
  await actions.resumeUpload()
  actions.setTime({ schedule: { kind: 'now' }, typed: { day: '26' } })
  actions.goTo('when')
  await made.timer.pass(1_000)
  return made
}

test('nothing is saved before anything is entered, and then within a second of the first letter', async () => {
  const { draft, drafts, timer } = world()
  await timer.pass(60_000)
  assert.deepEqual([drafts.calls, draft.getState().saving], [[], { kind: 'nothing' }])
  draft.actions.setName('F')
  assert.deepEqual(draft.getState().saving, { kind: 'unsaved' })
  await timer.pass(600)
  draft.actions.setName('Flu')
  await timer.pass(400)
  assert.deepEqual(drafts.calls, ['create'])
  assert.equal(drafts.kept.get('draft-1')?.content.name, 'Flu')
  assert.equal(draft.getState().saving.kind, 'saved')
  assert.equal(draft.getState().id, 'draft-1')
})

test('what is typed while a save is under way is saved after it', async () => {
  const { draft, drafts, timer } = world()
  const { saveDraft } = drafts
  draft.actions.setName('Flu')
  await timer.pass(1_000)
  drafts.saveDraft = (...args) => {
    draft.actions.setName('Flu, at risk')
    drafts.saveDraft = saveDraft
    return saveDraft(...args)
  }
  draft.actions.setName('Flu, at')
  await timer.pass(1_000)
  assert.equal(draft.getState().saving.kind, 'unsaved')
  await timer.pass(1_000)
  assert.equal(drafts.kept.get('draft-1')?.content.name, 'Flu, at risk')
  assert.deepEqual(drafts.calls, ['create', 'save draft-1 1', 'save draft-1 2'])
})

test('a step that is gone to is saved at once', async () => {
  const { draft, drafts } = world()
  draft.actions.setName('Flu')
  draft.actions.goTo('message')
  await turns()
  assert.equal(drafts.kept.get('draft-1')?.content.step, 'message')
})

test('a save that fails is shown, and tried again by itself and by hand', async () => {
  const { draft, drafts, timer } = world()
  drafts.failures.push('server-unreachable', 'server-unreachable')
  draft.actions.setName('Flu')
  await timer.pass(1_000)
  const { saving } = draft.getState()
  assert.equal(saving.kind === 'failed' && saving.error.code, 'server-unreachable')
  await timer.pass(9_999)
  assert.equal(drafts.calls.length, 1)
  await timer.pass(1)
  assert.equal(drafts.calls.length, 2)
  await draft.actions.save()
  assert.equal(draft.getState().saving.kind, 'saved')
  await timer.pass(60_000)
  assert.equal(drafts.calls.length, 3)
})

test('a first save whose answer was lost makes one draft, also when more was typed since', async () => {
  const { draft, drafts, timer } = world()
  drafts.failures.push(undefined)
  draft.actions.setName('Flu')
  await timer.pass(1_000)
  draft.actions.setName('Flu, at risk')
  await timer.pass(10_000)
  await timer.pass(1_000)
  assert.deepEqual([...drafts.kept.keys()], ['draft-1'])
  assert.equal(drafts.kept.get('draft-1')?.content.name, 'Flu, at risk')
})

test('no patient is in what is saved as the draft', async () => {
  const { drafts } = await whole()
  const text = JSON.stringify([...drafts.kept.values()])
  for (const secret of ['OKAFOR', '9990548609', '054 8609', '900118', 'Owen', '1961', 'NHS Number'])
    assert.ok(!text.includes(secret), secret)
})

test('a draft is opened as it was left: message, list, what was corrected and decided, time and step', async () => {
  const { draft, options } = await whole()
  const again = await openBatchDraft(options, 'draft-1')
  const [before, after] = [draft.getState(), again.getState()]
  assert.deepEqual(
    [after.step, after.name, after.message, after.time, after.batchType?.code, after.id, after.saving.kind],
    ['when', 'Flu vaccination', before.message, before.time, 'message', 'draft-1', 'saved'],
  )
  const [was, is] = [readList(draft), readList(again)]
  assert.deepEqual([...is.list.rows], [...was.list.rows])
  assert.deepEqual(is.list.issues, was.list.issues)
  assert.deepEqual(is.list.repairs, was.list.repairs)
  assert.deepEqual([...is.list.changedLines], [4])
  assert.deepEqual([is.fileName, is.isLookedUp, is.transfer.kind], ['flu.csv', true, 'ready'])
  assert.deepEqual(is.review.byReason, was.review.byReason)
  assert.deepEqual(is.review.contactable, was.review.contactable)
})

test('opening a draft and looking through it changes nothing that is saved', async () => {
  const { drafts, options, timer } = await whole()
  const before = drafts.kept.get('draft-1')
  await openBatchDraft(options, 'draft-1')
  await timer.pass(60_000)
  assert.deepEqual(drafts.kept.get('draft-1'), before)
})

test('what is done to an opened draft reaches the server, and nothing is sent twice', async () => {
  const { backend, options, drafts, timer } = await whole()
  const again = await openBatchDraft(options, 'draft-1')
  const puts = backend.calls.filter((call) => call.startsWith('put')).length
  again.actions.edit({ kind: 'put-back', lines: [2] })
  await again.actions.resumeUpload()
  await timer.pass(1_000)
  assert.equal(backend.calls.filter((call) => call.startsWith('put')).length, puts + 1)
  assert.equal(backend.rows.get(2)?.leftOut, false)
  assert.equal(drafts.kept.get('draft-1')?.content.patientList?.edits, 3)
})

test('the columns of an opened list can be named again without its file', async () => {
  const { options } = await whole()
  const again = await openBatchDraft(options, 'draft-1')
  const { mapping } = readList(again).list
  await again.actions.mapColumns({ ...mapping, email: 4 })
  assert.deepEqual(readList(again).list.mapping.email, 4)
  assert.equal(readList(again).list.rows.length, 4)
  assert.ok(readList(again).list.issues.some(({ code }) => code === 'email-address-invalid'))
})

test('a list of which only a part had arrived is not taken for the whole', async () => {
  const { options, backend } = await whole()
  backend.rows.delete(5)
  const again = await openBatchDraft(options, 'draft-1')
  const { list: opened, step } = again.getState()
  assert.equal(opened.kind === 'refused' && opened.error.code, 'list-incomplete')
  assert.deepEqual(opened.kind === 'refused' && opened.error.details, { received: 3, rows: 4 })
  assert.equal(step, 'list')
})

test('of two who save one draft, the second is told who was first, and saves nothing more', async () => {
  const { options, draft: mine, timer, drafts } = await whole()
  const theirs = await openBatchDraft(options, 'draft-1')
  theirs.actions.setName('Theirs')
  await timer.pass(1_000)
  mine.actions.setName('Mine')
  await timer.pass(1_000)
  const { saving } = mine.getState()
  assert.equal(saving.kind === 'failed' && saving.error.code, 'version-conflict')
  assert.equal(saving.kind === 'failed' && saving.error.details['by'], 'Priya Nandi')
  mine.actions.setName('Mine, and more')
  await timer.pass(60_000)
  assert.equal(drafts.kept.get('draft-1')?.content.name, 'Theirs')
  assert.equal(mine.getState().name, 'Mine, and more')
})

test('what is mine becomes a draft of its own, with a list of its own', async () => {
  const { options, draft: mine, timer, drafts, backend } = await whole()
  const theirs = await openBatchDraft(options, 'draft-1')
  theirs.actions.setName('Theirs')
  await timer.pass(1_000)
  mine.actions.setName('Mine')
  await timer.pass(1_000)
  await mine.actions.saveAsNew()
  await mine.actions.resumeUpload()
  await timer.pass(1_000)
  assert.deepEqual(
    [...drafts.kept.values()].map(({ id, content }) => [id, content.name]),
    [
      ['draft-1', 'Theirs'],
      ['draft-2', 'Mine'],
    ],
  )
  assert.deepEqual([mine.getState().id, mine.getState().saving.kind], ['draft-2', 'saved'])
  assert.equal(backend.calls.filter((call) => call === 'create').length, 2)
})

test('Send saves first, and does not send what somebody else has changed meanwhile', async () => {
  const { options, draft: mine, timer, backend } = await whole()
  const theirs = await openBatchDraft(options, 'draft-1')
  theirs.actions.setName('Theirs')
  await timer.pass(1_000)
  mine.actions.setName('Mine')
  await mine.actions.send()
  const { sending } = mine.getState()
  assert.equal(sending.kind === 'refused' && sending.error.code, 'version-conflict')
  assert.equal(backend.batches.size, 0)
})

test('Send names its draft; a Send without an answer is repeated though its draft is gone', async () => {
  const { draft, backend, drafts, timer } = await whole()
  backend.losesNextAnswer = true
  draft.actions.setName('Flu, last change')
  await draft.actions.send()
  assert.equal(draft.getState().sending.kind, 'no-answer')
  drafts.kept.clear()
  await draft.actions.send()
  assert.equal(draft.getState().sending.kind, 'sent')
  assert.deepEqual(
    [...backend.batches.values()].map(({ draft: id, name }) => [id, name]),
    [['draft-1', 'Flu, last change']],
  )
  const saves = drafts.calls.length
  await timer.pass(60_000)
  assert.equal(drafts.calls.length, saves)
})

test('after a stop what was sent is a draft again, under another name', async () => {
  const { draft, drafts, timer } = await whole()
  await draft.actions.send()
  drafts.kept.clear()
  draft.actions.reopen()
  await timer.pass(1_000)
  assert.deepEqual([...drafts.kept.keys()], ['draft-2'])
  assert.equal(draft.getState().id, 'draft-2')
})

test('what is not saved yet when a draft is put away is saved', async () => {
  const { draft, drafts } = world()
  draft.actions.setName('Flu')
  draft.dispose()
  await turns()
  assert.equal(drafts.kept.get('draft-1')?.content.name, 'Flu')
})
