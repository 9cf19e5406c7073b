import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BatchType } from '../batch-types/batch-type.ts'
import { message } from '../batch-types/message.ts'
import { questionnaire } from '../batch-types/questionnaire.ts'
import { systmOne } from '../clinical-systems/systmone.ts'
import { CareBatchError } from '../errors.ts'
import { readPatientList } from '../patient-list/read-patient-list.ts'
import { instantFrom } from '../primitives/instant.ts'
import type { BatchDraft } from './batch-draft.ts'
import type { BatchToSend } from './draft-backend.ts'
import { createBatchDraft } from './create-batch-draft.ts'
import type { ReadList } from './draft-list.ts'
import { memoryMappings, type KnownMappings } from './known-mappings.ts'
import { gone, memoryBackend, type MemoryBackend } from './memory-backend.fixtures.ts'

const now = Date.UTC(2026, 10, 24, 10)

const threePatients = `NHS Number,Mobile Number,Date of Birth,Name,Clinic
999 054 8609,07700 900118,03/02/1961,"OKAFOR, Anthony",Tuesday
999 000 0018,07700 900119,04/02/1961,"PRYCE, Owen",Tuesday
999 000 0026,not a number,05/02/1961,"NANDI, Priya",Friday
`

function newDraft(
  backend: MemoryBackend = memoryBackend(),
  mappings?: KnownMappings,
  batchTypes: readonly BatchType[] = [message],
): { draft: BatchDraft; backend: MemoryBackend } {
  let keys = 0
  const draft = createBatchDraft({
    backend,
    clinicalSystem: systmOne,
    batchTypes,
    settings: { practiceName: 'Larkfield Surgery', skipLikelyToFail: false, fallbackAfterHours: 24 },
    now: () => now,
    newKey: () => `key-${(keys += 1)}`,
    allowTestNumbers: true,
    readList: readPatientList,
    ...(mappings && { mappings }),
  })
  return { draft, backend }
}

/** Everything but the last press. */
async function readyToSend(backend?: MemoryBackend) {
  const made = newDraft(backend)
  const { actions } = made.draft
  actions.setName('Flu vaccination')
  actions.setMessage({ body: 'Please book your flu vaccination.' })
  await actions.readList(threePatients, 'flu.csv')
  return made
}

function readList(draft: BatchDraft): ReadList {
  const { list } = draft.getState()
  assert.equal(list.kind, 'read')
  return list.kind === 'read' ? list : assert.fail()
}

const codes = (draft: BatchDraft, step: 'type' | 'message' | 'list' | 'check' | 'when') =>
  draft.getState().problems[step].map(({ code }) => code)

test('an empty draft asks for a name, a message and a list, and lets nobody past the first step', () => {
  const { draft } = newDraft()
  assert.deepEqual(codes(draft, 'type'), ['name-missing'])
  assert.deepEqual(codes(draft, 'message'), ['message-empty'])
  assert.deepEqual(codes(draft, 'list'), ['list-missing'])
  assert.deepEqual(draft.getState().reachable, ['type'])
  assert.equal(draft.actions.goTo('send'), false)
  assert.equal(draft.getState().step, 'type')
})

test('a questionnaire has to be chosen, brings words that ask for answers, and is sent with its hours', async () => {
  const backend = memoryBackend()
  const { draft } = newDraft(backend, undefined, [message, questionnaire])
  assert.equal(draft.getState().batchType?.code, 'message', 'the first type is chosen')
  draft.actions.chooseType('questionnaire')
  assert.deepEqual(codes(draft, 'type'), ['questionnaire-missing', 'name-missing'])
  const bloodPressure = { code: 'blood-pressure-4-day', title: 'Home blood pressure', fallbackAfterHours: 3 }
  draft.actions.chooseQuestionnaire(bloodPressure)
  assert.match(draft.getState().message.body, /answer some questions/)
  draft.actions.setMessage({ body: 'In our own words.' })
  draft.actions.chooseQuestionnaire({ code: 'asthma-symptoms', title: 'Your asthma' })
  assert.equal(draft.getState().message.body, 'In our own words.')
  draft.actions.chooseQuestionnaire(bloodPressure)
  draft.actions.setName('Blood pressure')
  await draft.actions.readList(threePatients, 'list.csv')
  let sent: BatchToSend | undefined
  await draft.actions.send((batch) => {
    sent = batch
    return false
  })
  assert.deepEqual([sent?.questionnaire, sent?.fallbackAfterHours], ['blood-pressure-4-day', 3])
  draft.actions.chooseType('message')
  await draft.actions.send((batch) => {
    sent = batch
    return false
  })
  assert.deepEqual([sent?.questionnaire, sent?.fallbackAfterHours], [undefined, undefined])
})

test('a step opens when everything before it is in order, and going back keeps what was entered', async () => {
  const { draft } = await readyToSend()
  assert.equal(draft.actions.goTo('send'), true)
  assert.equal(draft.actions.goTo('message'), true)
  assert.equal(draft.getState().message.body, 'Please book your flu vaccination.')
  assert.equal(readList(draft).review.contactable, 2)
  assert.equal(draft.actions.goTo('send'), true)
})

test('a list is read, sent, looked up and reviewed with the facts that came back', async () => {
  const backend = memoryBackend()
  backend.factsOf = ({ line }) => (line === 2 ? { deceased: {} } : {})
  const { draft } = await readyToSend(backend)
  const list = readList(draft)
  assert.equal(list.transfer.kind, 'ready')
  assert.deepEqual(backend.calls, ['create', 'put 3', 'look-up', 'watch', 'facts 1', 'earlier-uses'])
  assert.deepEqual(
    [...list.review.byReason],
    [
      ['patient-deceased', 1],
      ['not-uk-phone-number', 1],
    ],
  )
})

test('a list with a required column missing is shown and stays here until the column is named', async () => {
  const { draft, backend } = newDraft()
  const text = threePatients.replace('Date of Birth', 'Opened')
  await draft.actions.readList(text, 'flu.csv')
  assert.deepEqual(readList(draft).missingColumns, ['dateOfBirth'])
  assert.deepEqual(readList(draft).transfer, { kind: 'needs-columns' })
  assert.deepEqual(codes(draft, 'list'), ['required-column-missing'])
  assert.deepEqual(backend.calls, [])

  await draft.actions.mapColumns({ ...readList(draft).list.mapping, dateOfBirth: 2 })
  assert.equal(readList(draft).transfer.kind, 'ready')
  assert.equal(backend.rows.get(2)?.dateOfBirth, '1961-02-03')
})

test('columns that were named once are known for the next file with the same headings', async () => {
  const { draft } = newDraft()
  const text = threePatients.replace('Date of Birth', 'Opened')
  await draft.actions.readList(text, 'monday.csv')
  await draft.actions.mapColumns({ ...readList(draft).list.mapping, dateOfBirth: 2 })
  await draft.actions.readList(text, 'tuesday.csv')
  assert.deepEqual(readList(draft).missingColumns, [])
})

test('a file that cannot be read is refused with its code, and the message stays', async () => {
  const { draft } = await readyToSend()
  await draft.actions.readList('', 'empty.csv')
  const { list, message: text } = draft.getState()
  assert.equal(list.kind === 'refused' && list.error.code, 'list-is-empty')
  assert.equal(text.body, 'Please book your flu vaccination.')
  assert.deepEqual(codes(draft, 'list'), ['list-refused'])
})

for (const [answersLeft, during] of [
  [0, 'sending'],
  [1, 'sending'],
  [2, 'sending'],
  [3, 'looking-up'],
  [4, 'looking-up'],
  [5, 'fetching'],
] as const) {
  test(`a server that goes away after ${answersLeft} answers is asked again only for what is missing`, async () => {
    const backend = memoryBackend()
    backend.answersLeft = answersLeft
    const { draft } = newDraft(backend)
    await draft.actions.readList(manyPatients(1_500), 'many.csv')
    const { transfer } = readList(draft)
    assert.equal(transfer.kind === 'interrupted' && transfer.during, during)
    assert.deepEqual(codes(draft, 'list'), ['list-not-ready'])

    backend.answersLeft = Infinity
    await draft.actions.resumeUpload()
    assert.equal(readList(draft).transfer.kind, 'ready')
    assert.deepEqual(
      backend.calls.filter((call) => call.startsWith('put') || call === 'create'),
      ['create', 'put 1000', 'put 500'],
    )
    assert.equal(readList(draft).facts.size, 1_500)
  })
}

test('facts that come in several pages are all asked for, and none twice', async () => {
  const { draft, backend } = newDraft()
  await draft.actions.readList(manyPatients(12_000), 'many.csv')
  assert.equal(readList(draft).facts.size, 12_000)
  assert.equal(backend.calls.filter((call) => call.startsWith('facts')).length, 3)
})

test('another file takes the place of one that is still being read', async () => {
  const { draft } = newDraft()
  const first = draft.actions.readList(manyPatients(3_000), 'first.csv')
  await draft.actions.readList(threePatients, 'second.csv')
  await first
  assert.equal(readList(draft).fileName, 'second.csv')
  assert.equal(readList(draft).list.rows.length, 3)
})

test('a patient who is left out is left out on the server too, and Undo puts them back', async () => {
  const { draft, backend } = await readyToSend()
  draft.actions.edit({ kind: 'leave-out', lines: [2] })
  assert.equal(readList(draft).review.contactable, 1)
  assert.deepEqual(readList(draft).list.lastChange, { kind: 'left-out', lines: [2] })
  await draft.actions.resumeUpload()
  assert.equal(backend.rows.get(2)?.leftOut, true)

  draft.actions.edit({ kind: 'undo' })
  await draft.actions.resumeUpload()
  assert.equal(readList(draft).review.contactable, 2)
  assert.equal(readList(draft).list.lastChange, undefined)
  assert.equal(backend.rows.get(2)?.leftOut, undefined)
})

test('a corrected number makes a patient contactable, after the same reading as the whole list', async () => {
  const { draft, backend } = await readyToSend()
  draft.actions.edit({ kind: 'cell', line: 4, column: 'phone', text: 'O7700 900120' })
  await draft.actions.resumeUpload()
  const { list, review } = readList(draft)
  assert.equal(review.contactable, 3)
  assert.deepEqual([...list.changedLines], [4])
  assert.equal(list.cells(4)[1], 'O7700 900120')
  assert.deepEqual(
    list.repairs.filter(({ line }) => line === 4).map(({ code }) => code),
    ['letter-o-for-zero'],
  )
  assert.equal(backend.rows.get(4)?.phone, '+447700900120')
})

test('of two lines of one patient the chosen one is kept', async () => {
  const { draft } = newDraft()
  const twice = `${threePatients}999 054 8609,07700 900130,03/02/1961,"OKAFOR, Anthony",Friday\n`
  await draft.actions.readList(twice, 'flu.csv')
  assert.equal(readList(draft).review.byReason.get('patient-repeated'), 2)
  draft.actions.edit({ kind: 'choose', line: 2 })
  draft.actions.edit({ kind: 'choose', line: 5 })
  const chosen = readList(draft).review.patients.filter(
    ({ line, reason }) => [2, 5].includes(line) && !reason,
  )
  assert.deepEqual(
    chosen.map(({ line }) => line),
    [5],
  )
})

test('leaving all lines of a patient out is one edit, and one undo puts them all back', async () => {
  const { draft } = newDraft()
  const twice = `${threePatients}999 054 8609,07700 900130,03/02/1961,"OKAFOR, Anthony",Friday\n`
  await draft.actions.readList(twice, 'flu.csv')
  draft.actions.edit({ kind: 'leave-out', lines: [2, 5] })
  assert.equal(readList(draft).review.byReason.get('left-out'), 2)
  assert.deepEqual(readList(draft).list.lastChange, { kind: 'left-out', lines: [2, 5] })
  draft.actions.edit({ kind: 'undo' })
  assert.equal(readList(draft).review.byReason.get('left-out'), undefined)
  assert.equal(readList(draft).review.byReason.get('patient-repeated'), 2)
})

test('letters that look wrong are read again as another encoding', async () => {
  const { draft } = newDraft()
  const bytes = new TextEncoder().encode(
    threePatients.replace('Okafor', 'Ôkafor').replace('OKAFOR', 'ÔKAFOR'),
  )
  await draft.actions.readList(bytes, 'flu.csv')
  assert.equal(readList(draft).list.encoding, 'utf-8')
  await draft.actions.readAs('windows-1252')
  assert.equal(readList(draft).list.encoding, 'windows-1252')
  assert.match(readList(draft).list.cells(2).join(), /Ã”/i)
  await draft.actions.readAs('utf-8')
  assert.match(readList(draft).list.cells(2).join(), /Ô/i)
})

test('a placeholder that names a column which is read for its part is unknown: it would have no value', async () => {
  const { draft } = await readyToSend()
  draft.actions.setMessage({
    body: 'Your number is ((NHS number)), ((mobile-number)). ((First Name)), ((clinic))',
  })
  assert.deepEqual(
    draft.getState().problems.message.map(({ code, details }) => [code, details?.['placeholder']]),
    [
      ['placeholder-unknown', 'NHS number'],
      ['placeholder-unknown', 'mobile-number'],
    ],
  )
})

test('a placeholder that the list has no column for is named once there is a list', async () => {
  const { draft } = await readyToSend()
  draft.actions.setMessage({ body: 'Dear ((first name)), come on ((clinic)), ((usual gp)) expects you.' })
  assert.deepEqual(draft.getState().problems.message, [
    { code: 'placeholder-unknown', field: 'body', details: { placeholder: 'usual gp' } },
  ])
})

test('a time that has passed is refused, the minute that is under way is not', () => {
  const { draft } = newDraft()
  const choose = (ms: number) =>
    draft.actions.setTime({ schedule: { kind: 'at', at: instantFrom(ms) }, typed: {} })
  choose(now - 60_000)
  assert.deepEqual(codes(draft, 'when'), ['schedule-in-past'])
  choose(now)
  assert.deepEqual(codes(draft, 'when'), [])
  draft.actions.setTime({ schedule: undefined, typed: { day: '31', month: '2' } })
  assert.deepEqual(codes(draft, 'when'), ['schedule-unreadable'])
  assert.equal(draft.getState().time.typed['month'], '2')
})

test('a template fills subject and body, and remembers that staff changed them', () => {
  const { draft } = newDraft()
  draft.actions.applyTemplate({ id: 't', name: 'Flu', version: 3, subject: 'Flu', body: 'Come.' })
  assert.equal(draft.getState().message.body, 'Come.')
  assert.equal(draft.getState().template?.changed, false)
  draft.actions.setMessage({ body: 'Come soon.' })
  assert.equal(draft.getState().template?.changed, true)
})

test('Send makes one batch with what the person saw', async () => {
  const { draft, backend } = await readyToSend()
  await draft.actions.send()
  const [batch] = backend.batches.values()
  assert.deepEqual(batch?.expected, { patients: 3, contactable: 2 })
  assert.equal(draft.getState().sending.kind, 'sent')
})

test('Send pressed twice, and once more after that, makes one batch', async () => {
  const { draft, backend } = await readyToSend()
  await Promise.all([draft.actions.send(), draft.actions.send()])
  await draft.actions.send()
  assert.equal(backend.batches.size, 1)
  assert.equal(backend.calls.filter((call) => call === 'confirm').length, 1)
})

test('Send whose answer is lost is repeated under the same key and makes one batch', async () => {
  const { draft, backend } = await readyToSend()
  backend.losesNextAnswer = true
  await draft.actions.send()
  assert.equal(draft.getState().sending.kind, 'no-answer')
  await draft.actions.send()
  assert.equal(draft.getState().sending.kind, 'sent')
  assert.equal(backend.batches.size, 1)
})

test('a draft that was changed after a Send without an answer cannot become a second batch', async () => {
  const { draft, backend } = await readyToSend()
  backend.losesNextAnswer = true
  await draft.actions.send()
  draft.actions.setName('Flu vaccination, second try')
  for (const press of [1, 2]) {
    await draft.actions.send()
    const { sending } = draft.getState()
    assert.equal(sending.kind === 'refused' && sending.error.code, 'idempotency-key-reused', `press ${press}`)
  }
  assert.equal(backend.batches.size, 1)
})

test('after a refusal the next Send is a new one', async () => {
  const { draft, backend } = await readyToSend()
  const { confirmBatch } = backend
  const keys: string[] = []
  backend.confirmBatch = async (_batch, key) => {
    keys.push(key)
    throw new CareBatchError('review-changed')
  }
  await draft.actions.send()
  assert.equal(draft.getState().sending.kind, 'refused')
  backend.confirmBatch = (batch, key) => {
    keys.push(key)
    return confirmBatch(batch, key)
  }
  await draft.actions.send()
  assert.equal(draft.getState().sending.kind, 'sent')
  assert.equal(new Set(keys).size, 2)
})

test('nothing is sent while a correction has not reached the server', async () => {
  const { draft, backend } = await readyToSend()
  backend.answersLeft = 0
  draft.actions.edit({ kind: 'leave-out', lines: [2] })
  await draft.actions.send()
  const { sending } = draft.getState()
  assert.equal(sending.kind === 'refused' && sending.error.code, gone().code)
  backend.answersLeft = Infinity
  await draft.actions.send()
  const [batch] = backend.batches.values()
  assert.equal(batch?.expected.contactable, 1)
  assert.equal(backend.rows.get(2)?.leftOut, true)
})

test('who is asked last can keep the batch here', async () => {
  const { draft, backend } = await readyToSend()
  await draft.actions.send(() => false)
  assert.equal(draft.getState().sending.kind, 'not-sent')
  assert.equal(backend.batches.size, 0)
})

test('a stopped batch can be changed and sent again as another one', async () => {
  const { draft, backend } = await readyToSend()
  await draft.actions.send()
  draft.actions.reopen()
  draft.actions.setName('Flu vaccination, corrected')
  await draft.actions.send()
  assert.deepEqual(
    [...backend.batches.values()].map(({ name }) => name),
    ['Flu vaccination', 'Flu vaccination, corrected'],
  )
})

test('listeners hear of each change until they leave', () => {
  const { draft } = newDraft()
  const names: string[] = []
  const leave = draft.subscribe(({ name }) => names.push(name))
  draft.actions.setName('Flu')
  leave()
  draft.actions.setName('Asthma')
  assert.deepEqual(names, ['Flu'])
})

/** Valid NHS numbers of the 999 range. */
function manyPatients(count: number): string {
  const lines: string[] = []
  for (let digits = 999_000_000; lines.length < count; digits += 1) {
    const check = checkDigit(String(digits))
    if (check === 10) continue
    lines.push(`${digits}${check},07700 900${String(100 + (lines.length % 800)).padStart(3, '0')},03/02/1961`)
  }
  return `NHS Number,Mobile Number,Date of Birth\n${lines.join('\n')}\n`
}

function checkDigit(digits: string): number {
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  return (11 - (sum % 11)) % 11
}

const unknownHeadings = threePatients.replace('NHS Number', 'Patient').replace('Mobile Number', 'Call on')
const byHand = { nhsNumber: 0, phone: 1, dateOfBirth: 2, name: 3 }

test('a list without an NHS Number heading is refused until staff name its columns', async () => {
  const { draft } = newDraft()
  await draft.actions.readList(unknownHeadings, 'flu.csv')
  const { list } = draft.getState()
  assert.ok(list.kind === 'refused')
  assert.deepEqual([list.error.code, list.unnamed?.headers[0]], ['list-has-no-header', 'Patient'])
  assert.equal(list.unnamed?.cells(2)[0], '999 054 8609')
  assert.deepEqual(codes(draft, 'list'), ['list-refused'])
  await draft.actions.mapColumns(byHand)
  assert.equal(readList(draft).list.rows.length, 3)
  assert.equal(readList(draft).review.contactable, 2)
})

test('a letter is refused and has no columns to name', async () => {
  const { draft } = newDraft()
  await draft.actions.readList('Dear all\nPlease find the list attached.\n', 'letter.txt')
  const { list } = draft.getState()
  assert.ok(list.kind === 'refused')
  assert.equal(list.unnamed, undefined)
})

test('columns that were named once are known in the next draft of the same host', async () => {
  const mappings = memoryMappings()
  for (const csv of [unknownHeadings, threePatients.replace('Mobile Number', 'Call on')]) {
    const first = newDraft(memoryBackend(), mappings).draft
    await first.actions.readList(csv, 'flu.csv')
    assert.notDeepEqual(codes(first, 'list'), [])
    await first.actions.mapColumns(byHand)
    const next = newDraft(memoryBackend(), mappings).draft
    await next.actions.readList(csv, 'flu.csv')
    assert.equal(readList(next).review.contactable, 2)
  }
})

test('patients whom the host has already go through the same checks, and are told from a file', async () => {
  const { draft, backend } = newDraft()
  const patients = [
    { nhsNumber: '999 054 8609', phone: '07700 900118', dateOfBirth: '03/02/1961', Clinic: 'Tuesday' },
    { nhsNumber: '999 000 0018', phone: 'O7700 900119', dateOfBirth: '04/02/1961', Clinic: 'Friday' },
    { nhsNumber: '9991234567', phone: '', dateOfBirth: '', Clinic: 'Friday' },
  ]
  await draft.actions.readList(patients, '')
  const { isFromHost, list, review } = readList(draft)
  assert.deepEqual([isFromHost, review.contactable, list.repairs.length], [true, 2, 1])
  assert.equal(backend.rows.get(2)?.fields['Clinic'], 'Friday')
  await draft.actions.readList(threePatients, 'flu.csv')
  assert.equal(readList(draft).isFromHost, false)
})

test('an earlier batch of the same patients is told once everybody is looked up', async () => {
  const use = {
    batch: 'batch-7',
    name: 'Flu clinic',
    at: instantFrom(now),
    by: 'Priya Nandi',
    isSame: false,
    inBoth: 2,
    patients: 3,
  }
  const { draft, backend } = newDraft()
  backend.uses = [use]
  await draft.actions.readList(threePatients, 'flu.csv')
  assert.deepEqual(readList(draft).usedBefore, [use])
  await draft.actions.resumeUpload()
  assert.equal(backend.calls.filter((call) => call === 'earlier-uses').length, 1)
})

test('patients whose look-up did not answer are asked about again, and only they', async () => {
  const { draft, backend } = newDraft()
  backend.factsOf = ({ line }) => (line === 3 ? { answer: 'no-answer' } : {})
  await draft.actions.readList(threePatients, 'flu.csv')
  assert.equal(readList(draft).review.byReason.get('contact-details-unavailable'), 1)
  backend.factsOf = () => ({})
  await draft.actions.lookUpAgain()
  assert.ok(backend.calls.includes('again 3'))
  assert.equal(readList(draft).review.byReason.get('contact-details-unavailable'), undefined)
  await draft.actions.lookUpAgain([4])
  assert.ok(backend.calls.includes('again 4'))
})

test('a list whose columns look sorted apart holds the check, and a correction lets it go on', async () => {
  const { draft, backend } = newDraft()
  backend.factsOf = ({ line }) => ({ lastName: line === 2 ? 'Okafor' : 'Pryce' })
  await draft.actions.readList(threePatients, 'flu.csv')
  assert.deepEqual(draft.getState().problems.check, [
    { code: 'details-do-not-match', field: 'patients', details: { compared: 3, differing: 1 } },
  ])
  assert.equal(draft.actions.goTo('when'), false)
  draft.actions.edit({ kind: 'leave-out', lines: [4] })
  assert.deepEqual(codes(draft, 'check'), [])
})
