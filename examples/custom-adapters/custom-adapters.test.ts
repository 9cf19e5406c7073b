import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { clinicalSystems, readPatientList } from '@carebatch/core'
import { createBatchClient, type BatchClient } from '@carebatch/core/client'
import type { Batch } from '@carebatch/core/wire'
import { adapterSuite, sandboxWorld } from '@carebatch/server-adapter/testing'
import { batchServer } from './batch-server.ts'
import records from './folder-records.subject.ts'
import spool, { reportOf, spoolIn } from './spool-folder.subject.ts'
import { vision } from './vision.ts'

adapterSuite(spool, test)
adapterSuite(records, test)

const csv = 'NHS Ref,Mobile Ref,Born,Name\n9990548609,07700 900118,04/07/1970,"Okafor, Anthony"\n'

test('a list of the clinical system of our own is read by its headings', async () => {
  const list = await readPatientList(csv, {
    clinicalSystem: 'vision',
    clinicalSystems: [...clinicalSystems, vision],
    today: '2026-11-24',
    allowTestNumbers: true,
  })
  assert.deepEqual(list.issues, [])
  assert.equal(list.rows.at(0)?.phone?.e164, '+447700900118')
})

test('a text to a landline is refused, and none is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spool-'))
  const message = { key: 'm1:0:1', to: '+441632960001', nhsNumber: '9990548609', body: 'Please call us.' }
  const call = { reference: 'r1', organisation: 'larkfield', messages: [message] }
  const outcomes = await spoolIn(folder).send(call, AbortSignal.timeout(1_000))
  assert.deepEqual(outcomes, [{ kind: 'refused', why: 'refused-by-provider' }])
  assert.deepEqual(await readdir(join(folder, 'outgoing')), [])
  await rm(folder, { recursive: true })
})

test('a batch goes out through all three: the text is a file, its report comes back, the entry is a file', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'custom-adapters-'))
  const world = sandboxWorld({ latencyMs: 0 })
  const server = batchServer(folder, world)
  await server.start()
  t.after(async () => {
    await server.stop()
    world.close()
    await rm(folder, { recursive: true })
  })
  const client = createBatchClient({
    apiBase: 'http://127.0.0.1',
    getToken: async () => {
      const token = await world.authoriser.issueToken(new Request('http://127.0.0.1/'), {
        organisation: 'larkfield',
      })
      assert.ok(token !== undefined)
      return token
    },
    fetch: async (input, init) => server.fetch(new Request(input, init)),
  })

  const batch = await sendTo(client)
  await client.sandbox.advanceClock(1)
  await batchWhere(client, batch.id, ({ counts }) => counts.sending === 1)
  const [file = ''] = await readdir(join(folder, 'spool/outgoing'))
  const text = await readFile(join(folder, 'spool/outgoing', file), 'utf8')
  assert.match(text, /^To: 447700900118\n/)
  assert.match(text, /Please call us\.$/)

  const [, key = ''] = /^Key: (.+)$/m.exec(text) ?? []
  assert.equal((await server.fetch(reportOf(key, 'delivered'))).status, 204)
  await batchWhere(client, batch.id, ({ status, counts }) => status === 'saved' && counts.delivered === 1)
  const [entry = ''] = await readdir(join(folder, 'records/larkfield'))
  const { resourceType } = JSON.parse(await readFile(join(folder, 'records/larkfield', entry), 'utf8'))
  assert.equal(resourceType, 'Communication')
})

async function sendTo(client: BatchClient): Promise<Batch> {
  const { rows } = await readPatientList(csv, {
    clinicalSystem: vision,
    today: '2026-11-24',
    allowTestNumbers: true,
  })
  const [row] = [...rows]
  assert.ok(row !== undefined)
  const list = await client.createPatientList({
    clinicalSystem: 'vision',
    fileName: 'recall.csv',
    rows: 1,
    contactDetailsFromList: false,
  })
  await client.putListRows(list.id, [{ ...row, phone: row.phone?.e164 }])
  await client.lookUpList(list.id)
  const signal = AbortSignal.timeout(20_000)
  for await (const { state } of client.watchPatientList(list.id, { signal })) if (state === 'ready') break
  return client.confirmBatch(
    {
      name: 'Recall',
      batchType: 'message',
      patientList: list.id,
      message: { subject: '', body: 'Please call us.', greeting: false },
      schedule: { kind: 'now' },
      expected: { patients: 1, contactable: 1 },
    },
    crypto.randomUUID(),
  )
}

async function batchWhere(client: BatchClient, id: string, isSo: (batch: Batch) => boolean): Promise<void> {
  for await (const batch of client.watchBatch(id, { signal: AbortSignal.timeout(20_000) }))
    if (isSo(batch)) return
  assert.fail('the batch did not come to that')
}
