import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { send, testServer } from '../http/test-server.fixtures.ts'
import { leaflet, phone, receivedLinks } from './patient.fixtures.ts'

const right = '1960-05-17'
const words = 'Rest, and drink a lot. '.repeat(40_000)

/** Two batches with one document, one patient each, and the phone of the first with the gate behind it. */
async function opened(t: TestContext) {
  const it = await testServer(t)
  const document = await leaflet(it, words)
  const first = await send(it.client(), [{ phone: '07700 900100' }], { attachment: document.id })
  const second = await send(it.client(), [{ phone: '07700 900101' }], { attachment: document.id })
  await it.client().sandbox.advanceClock(1)
  const { copies } = await it.client().sandbox.phones()
  const linkTo = (to: string) =>
    /\/p\/\w{22}/.exec(copies.find((copy) => copy.to.endsWith(to))?.body ?? '')?.[0] ?? ''
  const [link, other] = [linkTo('900100'), linkTo('900101')]
  const device = phone(it)
  const page = await device.enter(link, right)
  return { ...it, document, first, second, link, other, device, page: await page.text() }
}

test('behind the gate stands what the document is, and the document as it was uploaded', async (t) => {
  const { device, link, page } = await opened(t)
  assert.match(page, /leaflet\.txt/)
  assert.match(page, /898 kB/)
  const file = await device.get(`${link}/document`)
  assert.equal(file.status, 200)
  assert.equal(await file.text(), words)
  const expected = {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="leaflet.txt"; filename*=UTF-8''leaflet.txt`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'accept-ranges': 'bytes',
    'content-length': String(words.length),
  }
  for (const [name, value] of Object.entries(expected)) assert.equal(file.headers.get(name), value, name)
})

test('without having passed the gate, on another device or by another link, nothing of it is handed out', async (t) => {
  const { server, device, link, other } = await opened(t)
  const stranger = phone({ server })
  for (const path of [`${link}/document`, `${link}/document/`]) {
    const answer = await stranger.get(path, { range: 'bytes=0-9' })
    assert.deepEqual([answer.status, answer.headers.get('location'), await answer.text()], [303, link, ''])
  }
  const pass = device.cookies.get(link) ?? ''
  const crossed = await stranger.get(`${other}/document`, { cookie: pass })
  assert.equal(crossed.status, 303)
})

const ranges = [
  ['bytes=0-9', 206, `bytes 0-9/${words.length}`, words.slice(0, 10)],
  [
    `bytes=${words.length - 5}-`,
    206,
    `bytes ${words.length - 5}-${words.length - 1}/${words.length}`,
    words.slice(-5),
  ],
  ['bytes=-5', 206, `bytes ${words.length - 5}-${words.length - 1}/${words.length}`, words.slice(-5)],
  [`bytes=10-${words.length * 2}`, 206, `bytes 10-${words.length - 1}/${words.length}`, words.slice(10)],
  [`bytes=${words.length}-`, 416, `bytes */${words.length}`, ''],
  ['bytes=-0', 416, `bytes */${words.length}`, ''],
  ['bytes=0-1,5-6', 200, null, words],
  ['bytes=9-5', 200, null, words],
  ['lines=1-2', 200, null, words],
] as const

test('a download that broke off goes on where it was', async (t) => {
  const { device, link } = await opened(t)
  for (const [range, status, contentRange, text] of ranges) {
    const answer = await device.get(`${link}/document`, { range })
    assert.equal(answer.status, status, range)
    assert.equal(answer.headers.get('content-range'), contentRange, range)
    const got = await answer.text()
    assert.ok(got === text, `${range}: ${got.length} characters`)
    if (status !== 416) assert.equal(answer.headers.get('content-length'), String(text.length), range)
  }
})

test('revoked, nothing opens any more, also where the gate was passed, and it stays so', async (t) => {
  const { device, link, first, second, ...it } = await opened(t)
  const revoked = await it.client().revokeLinks(first.id)
  assert.equal(revoked.links?.revoked?.by, 'Priya Nandi')
  for (const path of [link, `${link}/document`]) {
    const answer = await device.get(path)
    assert.equal(answer.status, 410)
    const page = await answer.text()
    assert.match(page, /This link no longer works/)
    assert.match(page, /Larkfield Surgery has withdrawn it/)
  }
  assert.equal((await device.enter(link, right)).status, 410)
  const [message] = (await it.client().messages(first.id)).messages
  await assert.rejects(it.client().issueLinkAgain(first.id, message?.id ?? ''), { code: 'state-forbids' })
  await assert.rejects(it.client().extendLinks(first.id, 7), { code: 'state-forbids' })
  assert.equal((await phone(it).get(it.other)).status, 200, 'the other batch is not touched')
  assert.equal((await it.client().batch(second.id)).links?.revoked, undefined)
})

test('a document is revoked wherever it was sent', async (t) => {
  const { device, link, document, other, ...it } = await opened(t)
  assert.deepEqual(await it.client().revokeAttachment(document.id), { batches: 2 })
  for (const path of [link, other]) assert.equal((await device.get(path)).status, 410)
  await assert.rejects(it.client('hawthorn').revokeAttachment(document.id), { code: 'not-found' })
})

test('one patient is revoked, and gets a fresh link that opens while the old one does not', async (t) => {
  const { device, link, first, ...it } = await opened(t)
  const [message] = (await it.client().messages(first.id)).messages
  const id = message?.id ?? ''
  await it.client().revokeLink(first.id, id)
  assert.equal((await device.get(link)).status, 410)
  const { address } = await it.client().issueLinkAgain(first.id, id)
  const fresh = new URL(address).pathname
  assert.notEqual(fresh, link)
  assert.match(await (await phone(it).enter(fresh, right)).text(), /leaflet\.txt/)
  assert.equal((await device.get(link)).status, 410)
  const { link: now, timeline } = await it.client().message(first.id, id)
  assert.deepEqual([now?.issue, now?.state], [2, 'open'])
  assert.deepEqual(
    timeline.map(({ code }) => code).filter((code) => code.startsWith('link-')),
    ['link-opened', 'link-revoked', 'link-issued-again', 'link-opened'],
  )
  const { links } = await it.client().batch(first.id)
  assert.deepEqual([links?.links, links?.opened], [1, 1], 'patients are counted, not links')
})

test('what was revoked before it left is not sent at all', async (t) => {
  const it = await testServer(t)
  const { id } = await leaflet(it)
  const batch = await send(
    it.client(),
    [{ phone: '07700 900100' }, { nhsNumber: '9990548609', phone: '07700 900101' }],
    {
      attachment: id,
    },
  )
  const [message] = (await it.client().messages(batch.id)).messages
  await it.client().revokeLink(batch.id, message?.id ?? '')
  await it.client().sandbox.advanceClock(1)
  assert.equal((await receivedLinks(it)).length, 1)
  const { counts } = await it.client().batch(batch.id)
  assert.deepEqual([counts.skipped, counts.delivered + counts.sending], [1, 1])
})

test('who has no date of birth could never open it, and is listed so', async (t) => {
  const it = await testServer(t)
  const { id } = await leaflet(it)
  const client = it.client('larkfield')
  const list = await client.createPatientList({
    ...{ clinicalSystem: 'systmone', fileName: 'list.csv', rows: 1, contactDetailsFromList: false },
  })
  const given = { nhsNumber: true, phone: true, dateOfBirth: false, email: false, name: false }
  await client.putListRows(list.id, [
    { line: 2, nhsNumber: '9990548609', phone: '07700 900100', given, fields: {} },
  ])
  await client.lookUpList(list.id)
  const ready = new AbortController()
  for await (const { state } of client.watchPatientList(list.id, { signal: ready.signal }))
    if (state === 'ready') break
  const order = {
    ...{ name: 'Flu', batchType: 'message', patientList: list.id, schedule: { kind: 'now' as const } },
    message: { subject: '', body: 'Please read this.', greeting: false },
  }
  const wanted = { ...order, expected: { patients: 1, contactable: 1 } }
  await assert.rejects(client.confirmBatch({ ...wanted, attachment: id }, 'key-00001'), {
    code: 'review-changed',
  })
  await client.confirmBatch(wanted, 'key-00002')
})
