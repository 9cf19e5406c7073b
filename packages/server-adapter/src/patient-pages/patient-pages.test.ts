import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { Pool } from 'pg'
import { postgres } from '../stores/postgres.ts'
import { dropTestPostgres, testPostgres } from '../stores/postgres.fixtures.ts'
import { nhsNumberWith } from '../testing/sandbox/nhs-number-with.ts'
import { send, testServer, type TestServer } from '../http/test-server.fixtures.ts'
import { leaflet, phone, receivedLinks } from './patient.fixtures.ts'

/** As in the lists of these tests. */
const right = '1960-05-17'
const wrong = '1960-05-18'

/** A batch with a document to so many patients, all of whom have it. */
async function linked(
  t: TestContext,
  patients = 1,
  documentLinkDays = 28,
  more: Parameters<typeof testServer>[1] = {},
) {
  const it = await testServer(t, more)
  await it.client().saveSettings({ ...(await it.client().settings()), documentLinkDays })
  const people = Array.from({ length: patients }, (_, at) => ({
    nhsNumber: nhsNumberWith('925', at * 2),
    phone: `07700 9001${String(at).padStart(2, '0')}`,
  }))
  const batch = await send(it.client(), people, { attachment: (await leaflet(it)).id })
  await it.client().sandbox.advanceClock(1)
  const links = await receivedLinks(it)
  assert.equal(links.length, patients)
  return { ...it, batch, links, link: links[0] ?? '' }
}

const now = async ({ client }: Pick<TestServer, 'client'>, id: string) => client().batch(id)

test('each patient gets a link of their own in the text, and the ledger keeps none of them', async (t) => {
  const it = await linked(t, 3)
  assert.equal(new Set(it.links).size, 3)
  const { messages } = await it.client().messages(it.batch.id)
  const kept = JSON.stringify([
    ...(await Promise.all(messages.map(({ id }) => it.client().message(it.batch.id, id)))),
    await it.client().sandbox.records(),
    it.logged(),
  ])
  for (const link of it.links) assert.ok(!kept.includes(link.slice(3)), 'a token stands somewhere')
  assert.match(kept, /\/p\/\*{22}/)
})

test('the gate names the practice, asks for the date of birth, and says what it is not', async (t) => {
  const { link, ...it } = await linked(t)
  const answer = await phone(it).get(link)
  const page = await answer.text()
  assert.equal(answer.status, 200)
  assert.match(page, /Larkfield Surgery has sent you a link/)
  assert.match(page, /You cannot reply to the message/)
  assert.match(page, /href="tel:111"[\s\S]*href="tel:999"/)
  for (const name of ['day', 'month', 'year']) assert.match(page, new RegExp(`<label for="${name}"\\s*>`))
  assert.doesNotMatch(page, /<script|flu|vaccination|call us to book/i)
})

test('answers are kept by no cache, found by no search, told to nobody, and fetch nothing', async (t) => {
  const { link, ...it } = await linked(t)
  const { headers } = await phone(it).get(link)
  const expected = {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': /noindex/,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy':
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  }
  for (const [name, value] of Object.entries(expected)) {
    const has = headers.get(name) ?? ''
    assert.ok(typeof value === 'string' ? has === value : value.test(has), `${name}: ${has}`)
  }
})

test('the policy lets in the very style that stands in the page', async (t) => {
  const { link, ...it } = await linked(t)
  const answer = await phone(it).get(link)
  const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(await answer.text()) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  assert.ok(answer.headers.get('content-security-policy')?.includes(`'sha256-${hash}'`))
})

test('a page weighs less than 50 kB, all in all', async (t) => {
  const { link, ...it } = await linked(t)
  const page = await (await phone(it).get(link)).text()
  assert.ok(Buffer.byteLength(page) < 50_000, `${Buffer.byteLength(page)} bytes`)
  assert.doesNotMatch(page, /\bsrc=|<link/)
})

test('where patients come in by HTTPS, a pass never goes back without it', async (t) => {
  const links = {
    address: 'https://messages.example',
    key: 'the key of a test, which opens nothing elsewhere',
  }
  const it = await linked(t, 1, 28, { links })
  const answer = await phone(it).post(it.link, { day: '17', month: '5', year: '1960' })
  assert.match(answer.headers.getSetCookie()[0] ?? '', /; Secure$/)
})

test('the right date of birth opens it, on this device, for 30 minutes, for this link alone', async (t) => {
  const it = await linked(t, 2)
  const [link = '', other = ''] = it.links
  const device = phone(it)
  const answer = await device.post(link, { day: '17', month: '5', year: '1960' })
  assert.equal(answer.status, 303)
  const cookie = answer.headers.getSetCookie()[0] ?? ''
  assert.match(cookie, new RegExp(`; Path=${link}; Max-Age=1800; HttpOnly; SameSite=Lax$`))
  const asks = async (path: string, of = device) =>
    /Confirm it is you/.test(await (await of.get(path)).text())
  assert.equal(await asks(link), false)
  assert.equal(await asks(link, phone(it)), true, 'another device')
  const stolen = await device.get(other, { cookie: device.cookies.get(link) ?? '' })
  assert.match(await stolen.text(), /Confirm it is you/, 'the pass of another link')
  await it.client().sandbox.advanceClock(0.49)
  assert.equal(await asks(link), false)
  await it.client().sandbox.advanceClock(0.02)
  assert.equal(await asks(link), true)
  assert.equal((await now(it, it.batch.id)).links?.opened, 1)
})

test('a forged or changed pass opens nothing', async (t) => {
  const { link, ...it } = await linked(t)
  const device = phone(it)
  await device.enter(link, right)
  const pass = device.cookies.get(link) ?? ''
  const later = pass.replace(/=(\d+)/, (_, until: string) => `=${Number(until) + 1}`)
  for (const cookie of [later, `${pass}x`, pass.slice(0, -1), 'carebatch-pass=1.x', 'carebatch-pass=']) {
    const page = await (await phone(it).get(link, { cookie })).text()
    assert.match(page, /Confirm it is you/, cookie)
  }
})

test('what is no date is told by field, keeps what was typed, and is no try', async (t) => {
  const { link, ...it } = await linked(t)
  const device = phone(it)
  for (let at = 0; at < 10; at++) {
    const page = await (await device.post(link, { day: '31', month: '<b>', year: '' })).text()
    assert.match(page, /<title>Error: Confirm it is you/)
    assert.match(page, /role="alert"[\s\S]*<a href="#year">Date of birth must include a year<\/a>/)
    assert.match(page, /value="31"/)
    assert.match(page, /value="&lt;b&gt;"/)
  }
  assert.doesNotMatch(await (await device.enter(link, right)).text(), /Confirm it is you/)
})

test('five wrong dates close the link for good, and staff are told', async (t) => {
  const { link, batch, ...it } = await linked(t)
  const device = phone(it)
  for (const left of ['4 tries left', '3 tries left', '2 tries left', '1 try left']) {
    assert.match(await (await device.enter(link, wrong)).text(), new RegExp(left))
  }
  const closed = await device.enter(link, wrong)
  assert.equal(closed.status, 403)
  assert.match(await closed.text(), /This link is closed[\s\S]*Larkfield|Larkfield[\s\S]*This link is closed/)
  assert.match(await (await phone(it).enter(link, right)).text(), /This link is closed/)
  await it.client().sandbox.advanceClock(12)
  assert.match(await (await phone(it).enter(link, right)).text(), /This link is closed/)
  assert.equal((await now(it, batch.id)).links?.locked, 1)
})

test('a device that passed is shut out with the link', async (t) => {
  const { link, ...it } = await linked(t)
  const device = phone(it)
  await device.enter(link, right)
  for (let at = 0; at < 5; at++) await phone(it).enter(link, wrong)
  assert.match(await (await device.get(link)).text(), /This link is closed/)
})

test('an unknown token gets one page, whatever it looks like, and it is no link to anything', async (t) => {
  const { link, ...it } = await linked(t)
  const pages = new Set<string>()
  const tokens = ['A'.repeat(22), '0'.repeat(22), 'short', '*'.repeat(22), `${link.slice(3)}x`, '%00']
  for (const token of tokens) {
    for (const path of [`/p/${token}`, `/p/${token}/not-me`, `/p/${token}/anything/else`]) {
      for (const answer of [
        await phone(it).get(path),
        await phone(it).post(path, { day: '1', month: '1', year: '1960' }),
      ]) {
        assert.equal(answer.status, 404)
        pages.add(await answer.text())
      }
    }
  }
  assert.equal(pages.size, 1)
  assert.doesNotMatch([...pages].join(), /Larkfield/)
})

const agents = [
  'Mozilla/5.0 (compatible; Microsoft Safe Links)',
  'WhatsApp/2.23.20.0',
  'facebookexternalhit/1.1',
  'Googlebot/2.1',
  'Slackbot-LinkExpanding 1.0',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 HeadlessChrome/120.0.0.0',
  'Barracuda Sentinel',
  'Proofpoint URL Defense',
  'Mimecast URL Protect',
] as const

test('scanners and previews change nothing, however often they look, and wherever', async (t) => {
  const { link, batch, ...it } = await linked(t)
  const before = await now(it, batch.id)
  for (const agent of agents) {
    for (const path of [link, `${link}/`, `${link}/not-me`, `${link}/cannot-open`, `${link}/document`]) {
      for (const method of ['GET', 'HEAD']) {
        const request = new Request(`http://127.0.0.1${path}`, { method, headers: { 'user-agent': agent } })
        const answer = await it.server.fetch(request)
        assert.ok(answer.status === 200 || answer.status === 303)
        assert.equal(answer.headers.get('set-cookie'), null)
        if (method === 'HEAD') assert.equal(await answer.text(), '')
      }
    }
  }
  assert.deepEqual(await now(it, batch.id), before)
})

test('"this is not me" and "I cannot open this" reach staff once, also from a link that is closed', async (t) => {
  const { link, batch, ...it } = await linked(t)
  for (let at = 0; at < 5; at++) await phone(it).enter(link, wrong)
  for (let at = 0; at < 3; at++) {
    assert.match(await (await phone(it).post(`${link}/not-me`)).text(), /We have been told/)
    assert.match(await (await phone(it).post(`${link}/cannot-open`)).text(), /We have been told/)
  }
  const { links } = await now(it, batch.id)
  assert.deepEqual([links?.notMe, links?.cannotOpen], [1, 1])
  const { messages } = await it.client().messages(batch.id)
  const { timeline } = await it.client().message(batch.id, messages[0]?.id ?? '')
  const codes = timeline.map(({ code }) => code)
  assert.ok(codes.includes('link-not-me') && codes.includes('link-cannot-open'))
})

test('a link is over after its days, and says so', async (t) => {
  const { link, batch, ...it } = await linked(t, 1, 1)
  await it.client().sandbox.advanceClock(22)
  assert.equal((await phone(it).get(link)).status, 200)
  await it.client().sandbox.advanceClock(2)
  const answer = await phone(it).enter(link, right)
  assert.equal(answer.status, 410)
  assert.match(await answer.text(), /This link is too old/)
  await it.client().extendLinks(batch.id, 7)
  assert.equal((await phone(it).get(link)).status, 200)
})

test('dates of birth guessed on many links close the gate of the batch until staff open it', async (t) => {
  const it = await linked(t, 24)
  const [first = '', ...others] = it.links
  const early = phone(it)
  assert.doesNotMatch(await (await early.enter(first, right)).text(), /Confirm it is you/)
  for (const link of others.slice(0, 20)) await phone(it).enter(link, wrong)
  assert.equal((await now(it, it.batch.id)).links?.closedAt, undefined, '20 are not enough')
  await phone(it).enter(others[20] ?? '', wrong)
  assert.notEqual((await now(it, it.batch.id)).links?.closedAt, undefined)
  const shut = await phone(it).enter(others[21] ?? '', right)
  assert.equal(shut.status, 403)
  assert.match(await shut.text(), /cannot be opened at the moment/)
  await it.client().openGateAgain(it.batch.id)
  assert.doesNotMatch(await (await phone(it).enter(others[21] ?? '', right)).text(), /Confirm it is you/)
  await phone(it).enter(others[0] ?? '', wrong)
  assert.equal(
    (await now(it, it.batch.id)).links?.closedAt,
    undefined,
    'what came before does not count again',
  )
})

test('a server without links sends nothing that would need one', async (t) => {
  const it = await testServer(t, { links: undefined })
  const people = [{ phone: '07700 900100' }]
  await assert.rejects(leaflet(it), { code: 'links-not-set-up' })
  await send(it.client(), people)
  await it.client().sandbox.advanceClock(1)
  assert.deepEqual(await receivedLinks(it), [])
})

for (const database of ['SQLite', 'PostgreSQL'] as const) {
  test(`on ${database}, of a hundred wrong dates at once all are counted and five are answered as tries`, async (t) => {
    const it = await linked(t, 1, 28, database === 'SQLite' ? {} : { store: await onPostgres(t) })
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        phone(it).post(it.link, { day: String((at % 28) + 1), month: '1', year: '1970' }),
      ),
    )
    const pages = await Promise.all(answers.map((answer) => answer.text()))
    const asTries = pages.filter((page) => /does not match this link/.test(page))
    assert.equal(asTries.length, 4, 'four are told how many are left, the fifth that it is closed')
    const left = asTries.map((page) => /You have (\d) tr/.exec(page)?.[1]).toSorted()
    assert.deepEqual(left, ['1', '2', '3', '4'])
    assert.match(await (await phone(it).enter(it.link, right)).text(), /This link is closed/)
    const { messages } = await it.client().messages(it.batch.id)
    const { link } = await it.client().message(it.batch.id, messages[0]?.id ?? '')
    assert.deepEqual([link?.state, link?.triesLeft], ['locked', 0])
    assert.equal((await now(it, it.batch.id)).links?.locked, 1)
  })
}

async function onPostgres(t: TestContext) {
  const connectionString = await testPostgres()
  const pool = new Pool({ connectionString, max: 8 })
  pool.on('error', () => undefined)
  t.after(async () => {
    await pool.end()
    await dropTestPostgres(connectionString)
  })
  return postgres({ pool })
}
