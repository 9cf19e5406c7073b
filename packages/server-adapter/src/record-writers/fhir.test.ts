import assert from 'node:assert/strict'
import test from 'node:test'
import type { RecordEntry } from '../ports/record-writer.ts'
import { recordWriterSuite } from '../testing/record-writer-suite.ts'
import { fhirRecordWriter } from './fhir.ts'
import { fhirServer, r4Problems, type Interruption } from './fhir-server.fixtures.ts'

recordWriterSuite({
  test,
  make: async () => {
    const server = await fhirServer()
    return {
      writer: fhirRecordWriter({ baseUrl: server.baseUrl }),
      entries: (key) => server.count(key),
      close: () => server.close(),
    }
  },
})

const entry: RecordEntry = {
  key: 'message-1:sent',
  organisation: 'larkfield',
  nhsNumber: '9990548609',
  batch: { id: 'batch-1', name: 'Flu vaccination' },
  kind: 'sent',
  channel: 'sms',
  text: 'Text message sent to patient: Please book your flu vaccination.',
  code: {
    system: 'http://snomed.info/sct',
    code: '279991000000102',
    display: 'Short message service text message sent to patient',
  },
  sentAt: Date.UTC(2026, 10, 24, 10),
}
const signal = () => AbortSignal.timeout(10_000)

for (const kind of ['sent', 'not-delivered'] as const) {
  for (const channel of ['sms', 'nhs-app', 'email'] as const) {
    test(`${kind} by ${channel} is valid by the R4 definitions`, async () => {
      const server = await fhirServer()
      await fhirRecordWriter({ baseUrl: server.baseUrl }).write({ ...entry, kind, channel }, signal())
      const [resource] = await server.communications()
      assert.ok(resource !== undefined)
      assert.deepEqual(r4Problems(resource), [])
      assert.equal(resource.status, kind === 'sent' ? 'completed' : 'stopped')
      assert.equal(resource.basedOn?.[0]?.identifier?.value, 'batch-1')
      await server.close()
    })
  }
}

test('the judge of validity finds what is wrong', () => {
  const wrong = { resourceType: 'Communication', status: 'completed', received: 'soon' } as const
  assert.notDeepEqual(r4Problems(wrong), [])
  assert.notDeepEqual(r4Problems({ ...wrong, received: undefined, statuss: 'x' } as never), [])
})

const answers: readonly (readonly [string, Interruption, object])[] = [
  ['409', () => ({ status: 409 }), { kind: 'try-later', afterMs: 60_000 }],
  ['429', () => ({ status: 429, headers: { 'retry-after': '7' } }), { kind: 'try-later', afterMs: 7000 }],
  ['401', () => ({ status: 401 }), { kind: 'try-later', afterMs: 600_000 }],
  ['412', () => ({ status: 412 }), { kind: 'refused', why: 'record-ambiguous' }],
  ['400', () => ({ status: 400 }), { kind: 'refused', why: 'record-refused' }],
]
for (const [what, interruption, outcome] of answers) {
  test(`${what} ends as ${JSON.stringify(outcome)}`, async () => {
    const server = await fhirServer()
    server.interrupt(interruption)
    assert.deepEqual(await fhirRecordWriter({ baseUrl: server.baseUrl }).write(entry, signal()), outcome)
    assert.equal(await server.count(entry.key), 0)
    await server.close()
  })
}

for (const interruption of ['reset', 'lost'] as const) {
  test(`an answer that is ${interruption} is tried again, and the entry is there once`, async () => {
    const server = await fhirServer()
    const writer = fhirRecordWriter({ baseUrl: server.baseUrl })
    server.interrupt(() => interruption)
    await assert.rejects(writer.write(entry, signal()), { code: 'provider-no-answer', retryable: true })
    server.interrupt(() => undefined)
    assert.deepEqual(await writer.write(entry, signal()), { kind: 'written' })
    assert.equal(await server.count(entry.key), 1)
    await server.close()
  })
}

test('an entry that is already there twice is told, not written a third time', async () => {
  const server = await fhirServer()
  const post = { method: 'POST', headers: { 'content-type': 'application/fhir+json' } }
  const twin = {
    resourceType: 'Communication',
    status: 'completed',
    identifier: [{ system: 'urn:x-carebatch:record-key', value: entry.key }],
  }
  for (let times = 0; times < 2; times++)
    await fetch(`${server.baseUrl.href}/Communication`, { ...post, body: JSON.stringify(twin) })
  const outcome = await fhirRecordWriter({ baseUrl: server.baseUrl }).write(entry, signal())
  assert.deepEqual([outcome.kind, await server.count(entry.key)], ['refused', 2])
  await server.close()
})

test('each organisation has its own server; one without any has a gap', async () => {
  const server = await fhirServer()
  const writer = fhirRecordWriter({
    baseUrl: (organisation) => (organisation === 'larkfield' ? server.baseUrl : undefined),
    token: async () => 'a-token',
  })
  assert.deepEqual(await writer.write(entry, signal()), { kind: 'written' })
  assert.deepEqual(await writer.write({ ...entry, organisation: 'hawthorn' }, signal()), {
    kind: 'refused',
    why: 'record-server-unknown',
  })
  await server.close()
})

test('the token goes with each request', async () => {
  const server = await fhirServer()
  let sent: string | undefined
  server.interrupt((request) => void (sent = request.headers.authorization))
  await fhirRecordWriter({ baseUrl: server.baseUrl, token: async () => 'a-token' }).write(entry, signal())
  assert.equal(sent, 'Bearer a-token')
  await server.close()
})
