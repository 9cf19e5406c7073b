import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { isCareBatchError } from '@carebatch/core'
import {
  appPatient,
  send,
  testServer,
  textPatient,
  type TestServer,
} from '../../http/test-server.fixtures.ts'
import { phone, receivedLinks, type Phone } from '../patient.fixtures.ts'

/** As in the lists of these tests. */
const dateOfBirth = '1960-05-17'

const order = (questionnaire: string) => ({
  batchType: 'questionnaire',
  questionnaire,
  message: { subject: 'Questions for you', body: 'Please answer a few questions.', greeting: false },
})

/** A batch with a questionnaire to one patient, who has passed the gate on their phone. */
async function asked(
  t: TestContext,
  questionnaire = 'asthma-symptoms',
  person = { nhsNumber: textPatient(2), phone: '07700 900118' },
) {
  const it = await testServer(t)
  const batch = await send(it.client(), [person], order(questionnaire))
  await it.client().sandbox.advanceClock(1)
  const [link = ''] = await receivedLinks(it)
  const device = phone(it)
  const start = await device.enter(link, dateOfBirth)
  return { ...it, batch, link, device, start: await start.text() }
}

/** Sends the fields of a page and follows where it leads. */
async function fill(device: Phone, path: string, fields: Readonly<Record<string, string>>) {
  const answer = await device.post(path, fields)
  const to = answer.headers.get('location')
  return to === null
    ? { page: await answer.text(), at: path }
    : { page: await (await device.get(to)).text(), at: to }
}

const asthma: readonly (readonly [linkId: string, answer: string])[] = [
  ['reliever', '1'],
  ['nights', '0'],
  ['breathless', '0'],
  ['helps', 'true'],
  ['days', '2'],
  ['anything-else', 'Better <b>since</b> Sunday'],
]

async function answerAll(
  device: Phone,
  link: string,
  changed: Readonly<Record<string, string>> = {},
  base = link,
) {
  let at = ''
  for (const [linkId, answer] of asthma)
    ({ at } = await fill(device, `${base}/questions/${linkId}`, {
      [`answer:${linkId}`]: changed[linkId] ?? answer,
    }))
  return at
}

const timeline = async ({ client, batch }: Pick<TestServer, 'client'> & { batch: { id: string } }) => {
  const { messages } = await client().messages(batch.id)
  const { timeline } = await client().message(batch.id, messages[0]?.id ?? '')
  return timeline.map(({ code }) => code)
}

test('before the first question it says what it is about, that it is an example, and how to get help instead', async (t) => {
  const { start, link } = await asked(t)
  assert.match(start, /<h1>Your asthma<\/h1>/)
  assert.match(start, /No clinician has approved it/)
  assert.match(start, /tel:111[\s\S]*tel:999/)
  assert.match(start, new RegExp(`href="${link}/questions/reliever"`))
  assert.match(start, /until \d+ [A-Z][a-z]+ 20\d\d/)
})

test('question by question to the end, without a script, and the answers reach the practice once', async (t) => {
  const it = await asked(t)
  const { device, link } = it
  assert.equal(await answerAll(device, link), `${link}/check`)
  const check = await (await device.get(`${link}/check`)).text()
  assert.match(check, /Nights woken by your breathing[\s\S]*None/)
  assert.match(check, /Better &lt;b&gt;since&lt;\/b&gt; Sunday/)
  assert.match(check, new RegExp(`href="${link}/questions/nights"`))
  const done = await fill(device, `${link}/send`, {})
  assert.match(done.page, /Answers sent[\s\S]*Larkfield Surgery got them on \d+ November 2026/)
  assert.match(done.page, /Your practice can see your answers/)
  const { messages } = await it.client().messages(it.batch.id)
  const { reply } = await it.client().message(it.batch.id, messages[0]?.id ?? '')
  assert.deepEqual(reply?.lines[1], {
    question: 'Nights woken by your breathing',
    answer: 'None',
    redFlags: [],
  })
  assert.match(
    reply?.summary ?? '',
    /^Answers to Your asthma\nReliever inhaler in the past 4 weeks: 1 or 2 times a week/,
  )
  await device.post(`${link}/send`)
  await fill(device, `${link}/questions/nights`, { 'answer:nights': '3' })
  const later = await (await device.get(link)).text()
  assert.match(later, /Answers sent[\s\S]*None/, 'what was sent stays')
  assert.equal((await timeline(it)).filter((code) => code === 'answered').length, 1)
})

test('what is left out or cannot be read is said in plain words, kept as it was typed, and not saved', async (t) => {
  const { device, link } = await asked(t)
  const missing = await fill(device, `${link}/questions/reliever`, {})
  assert.equal(missing.at, `${link}/questions/reliever`)
  assert.match(missing.page, /<title>Error: /)
  assert.match(missing.page, /role="alert"[\s\S]*<a href="#q0"\s*>\s*Choose an answer\s*<\/a\s*>/)
  await answerAll(device, link)
  const wrong = await fill(device, `${link}/questions/days`, { 'answer:days': '29 or so' })
  assert.match(wrong.page, /Enter a number/)
  assert.match(wrong.page, /value="29 or so"/)
  const high = await fill(device, `${link}/questions/days`, { 'answer:days': '29' })
  assert.match(high.page, /The number must be 28 or less/)
  assert.match(await (await device.get(`${link}/check`)).text(), /Days missed[\s\S]{0,80}<dd>2<\/dd>/)
})

test('an answer that needs help today ends with whom to call, in the words of the questionnaire', async (t) => {
  const { device, link } = await asked(t)
  await answerAll(device, link, { breathless: '2' })
  const done = await fill(device, `${link}/send`, {})
  assert.match(done.page, /<h1>Call 111 now<\/h1>/)
  assert.match(done.page, /Call 999 if you cannot finish a sentence/)
  assert.match(done.page, /Do not wait for us to read them or to call you/)
})

test('who comes back goes on where they stopped, on another phone too, after the gate', async (t) => {
  const it = await asked(t)
  await fill(it.device, `${it.link}/questions/reliever`, { 'answer:reliever': '0' })
  const other = phone(it)
  assert.equal((await other.get(`${it.link}/questions/nights`)).headers.get('location'), it.link)
  const start = await (await other.enter(it.link, dateOfBirth)).text()
  assert.match(start, /Continue where you stopped/)
  assert.match(start, new RegExp(`href="${it.link}/questions/nights"`))
  const saved = await (await other.get(`${it.link}/questions/reliever`)).text()
  assert.match(saved, /value="0"\s+checked|value="0" checked/)
})

test('a changed answer opens the questions that follow from it, and hides those that do not', async (t) => {
  const { device, link } = await asked(t)
  for (const [linkId, answer] of asthma.filter(([linkId]) => linkId !== 'helps'))
    await fill(device, `${link}/questions/${linkId}`, {
      [`answer:${linkId}`]: linkId === 'reliever' ? '0' : answer,
    })
  assert.doesNotMatch(await (await device.get(`${link}/check`)).text(), /Reliever helps/)
  const { at } = await fill(device, `${link}/questions/reliever`, { 'answer:reliever': '1' })
  assert.equal(at, `${link}/questions/helps`)
  const early = await fill(device, `${link}/send`, {})
  assert.equal(early.at, `${link}/questions/helps`, 'nothing is sent while a required question is open')
})

test('looking at pages saves nothing, and nothing is asked before the gate', async (t) => {
  const it = await asked(t)
  for (const path of ['/questions/days', '/check', '/send', '/questions/nothing', '/cy', '/%00'])
    await it.device.get(`${it.link}${path}`)
  const start = await (await it.device.get(it.link)).text()
  assert.doesNotMatch(start, /Continue where you stopped/)
  const stranger = phone(it)
  const refused = await stranger.post(`${it.link}/questions/reliever`, { 'answer:reliever': '0' })
  assert.equal(refused.headers.get('location'), it.link)
  assert.doesNotMatch(await (await it.device.get(it.link)).text(), /Continue where you stopped/)
})

test('a revoked link shows and takes no answers any more', async (t) => {
  const it = await asked(t)
  await it.client().revokeLinks(it.batch.id)
  const answer = await it.device.post(`${it.link}/questions/reliever`, { 'answer:reliever': '0' })
  const page = await (await it.device.get(it.link)).text()
  assert.match(page, /This link no longer works/)
  assert.notEqual(answer.status, 200)
})

test('in Welsh, marked as a draft, with the record in English', async (t) => {
  const { device, link } = await asked(t, 'smoking-status')
  const start = await (await device.get(`${link}/cy`)).text()
  assert.match(start, /<html lang="cy">[\s\S]*Drafft yw’r Gymraeg[\s\S]*<h1>Ysmygu<\/h1>/)
  const { page } = await fill(device, `${link}/cy/questions/smoking`, { 'answer:smoking': '1' })
  assert.match(page, /Gwiriwch eich atebion[\s\S]*Na, rwyf wedi rhoi’r gorau iddi/)
  await fill(device, `${link}/cy/send`, {})
  assert.match(await (await device.get(link)).text(), /Smoking[\s\S]*No, I gave up/)
})

test('questions that have no Welsh stay English, and the page says so', async (t) => {
  const { device, link } = await asked(t)
  const page = await (await device.get(`${link}/cy`)).text()
  assert.match(page, /Dim ond yn Saesneg/)
})

for (const questionnaire of ['blood-pressure-7-day', 'asthma-symptoms', 'contact-details']) {
  test(`no page of ${questionnaire} weighs more than 50 kB, fetches anything or runs a script`, async (t) => {
    const { device, link, start } = await asked(t, questionnaire)
    const [, first = ''] = /href="([^"]*\/questions\/[^"]*)"/.exec(start) ?? []
    for (const page of [
      start,
      await (await device.get(first)).text(),
      await (await device.get(`${link}/cy`)).text(),
    ]) {
      assert.ok(Buffer.byteLength(page) < 50_000, `${Buffer.byteLength(page)} bytes`)
      assert.doesNotMatch(page, /<script|\bsrc=|<link/)
    }
  })
}

test('a day of blood pressure stands on one page, may be left empty, and is judged when it is sent', async (t) => {
  const { device, link } = await asked(t, 'blood-pressure-4-day')
  const page = await (await device.get(`${link}/questions/day-1-morning-1-systolic`)).text()
  assert.match(page, /<h1>Day 1, morning<\/h1>/)
  assert.equal(page.match(/inputmode="numeric"/g)?.length, 4)
  const { at } = await fill(device, `${link}/questions/day-1-morning-1-systolic`, {
    'answer:day-1-morning-1-systolic': '182',
    'answer:day-1-morning-1-diastolic': '90',
  })
  assert.equal(at, `${link}/questions/day-1-evening-1-systolic`)
  const wrong = await fill(device, at, { 'answer:day-1-evening-1-systolic': '1820' })
  assert.match(wrong.page, /Day 1 evening, reading 1, systolic: The number must be 260 mmHg or less/)
  for (const day of [1, 2, 3, 4])
    for (const part of ['morning', 'evening'])
      if (day > 1 || part === 'evening')
        await fill(device, `${link}/questions/day-${day}-${part}-1-systolic`, {})
  const done = await fill(device, `${link}/send`, {})
  assert.match(done.page, /Your blood pressure is very high/)
})

test('home blood pressure: a text follows an unread NHS App message after 3 hours, and the link is over after 4 days', async (t) => {
  const it = await testServer(t)
  const person = { nhsNumber: appPatient(3), phone: '07700 900119' }
  await send(it.client(), [person], order('blood-pressure-4-day'))
  await it.client().sandbox.advanceClock(2.9)
  const channels = async () => (await it.client().sandbox.phones()).copies.map(({ channel }) => channel)
  assert.deepEqual(await channels(), ['nhs-app'])
  await it.client().sandbox.advanceClock(0.2)
  assert.deepEqual((await channels()).toSorted(), ['nhs-app', 'sms'])
  const [link = ''] = await receivedLinks(it)
  await it.client().sandbox.advanceClock(24 * 4)
  assert.match(await (await phone(it).get(link)).text(), /This link is too old/)
})

test('whoever answered gets no text after it', async (t) => {
  const it = await asked(t, 'smoking-status', { nhsNumber: appPatient(4), phone: '07700 900120' })
  await fill(it.device, `${it.link}/questions/smoking`, { 'answer:smoking': '0' })
  await fill(it.device, `${it.link}/send`, {})
  await it.client().sandbox.advanceClock(30)
  assert.deepEqual(
    (await it.client().sandbox.phones()).copies.map(({ channel }) => channel),
    ['nhs-app'],
  )
})

test('a questionnaire that nobody named is refused, and the known ones say whether they can be sent', async (t) => {
  const it = await testServer(t)
  const person = { nhsNumber: textPatient(6), phone: '07700 900121' }
  await assert.rejects(
    send(it.client(), [person], { ...order('nothing-known') }),
    (error) => isCareBatchError(error) && error.code === 'questionnaire-missing',
  )
  const known = await it.client().questionnaires()
  assert.deepEqual(
    known.map(({ code, canBeSent, isExample, approved }) => [code, canBeSent, isExample, approved]),
    [
      'blood-pressure-4-day',
      'blood-pressure-7-day',
      'asthma-symptoms',
      'smoking-status',
      'contact-details',
    ].map((code) => [code, true, true, undefined]),
  )
  const { approved } = await it.client().approveQuestionnaire('asthma-symptoms')
  assert.ok(approved)
  assert.deepEqual((await it.client().questionnaires())[2]?.approved, approved)
  assert.equal((await it.client('hawthorn').questionnaires())[2]?.approved, undefined)
})
