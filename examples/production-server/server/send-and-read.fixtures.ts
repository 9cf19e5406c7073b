import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { createBatchClient } from '@carebatch/core/client'
import type { Providers } from './providers.fixtures.ts'

export const people = ['9990548609', '9990000018', '9990000026']

export function clientOf(others: Providers, address: string) {
  const expiresAt = new Date(Date.now() + 600_000).toISOString()
  return createBatchClient({
    apiBase: address,
    getToken: async () => ({ token: await others.token(), expiresAt }) as never,
  })
}

export async function until<Value>(what: () => Promise<Value | undefined>): Promise<Value> {
  const deadline = Date.now() + 90_000
  for (;;) {
    const found = await what()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error('it did not come to pass')
    await setTimeout(250)
  }
}

/** Posts what the provider would post, to a process. */
async function callBack(address: string, request: Request): Promise<number> {
  const { status } = await fetch(`${address}/v1/callbacks/nhs-notify-nhs-app`, {
    method: 'POST',
    headers: request.headers,
    body: await request.text(),
  })
  return status
}

/** A batch to everybody, sent through `api` and read on every phone, which NHS Notify reports to both. */
export async function sendAndRead(others: Providers, api: string, worker: string): Promise<void> {
  const client = clientOf(others, api)
  const list = await client.createPatientList({
    clinicalSystem: 'emis-england',
    fileName: 'list.csv',
    rows: people.length,
    contactDetailsFromList: false,
  })
  const given = { nhsNumber: true, phone: false, dateOfBirth: false, email: false, name: false }
  const rows = people.map((nhsNumber, index) => ({ line: index + 2, nhsNumber, given, fields: {} }))
  await client.putListRows(list.id, rows as never)
  await client.lookUpList(list.id)
  await until(async () => ((await client.patientList(list.id)).state === 'ready' ? true : undefined))
  const { id } = await client.confirmBatch(
    {
      name: 'Flu vaccination',
      batchType: 'message',
      patientList: list.id,
      message: { subject: 'Your flu vaccination', body: 'Please call us to book.', greeting: false },
      schedule: { kind: 'now' },
      expected: { patients: people.length, contactable: people.length },
    },
    `key-${list.id}`,
  )
  const { messages } = await until(async () => {
    const page = await client.messages(id, { limit: 10 })
    return page.messages.every(({ state }) => state === 'accepted') ? page : undefined
  })
  const read = messages.map(({ id: message }) =>
    others.notify.statusCallback(`${message}:0:1`, {
      channel: 'nhsapp',
      channelStatus: 'delivered',
      supplierStatus: 'read',
    }),
  )
  const forged = new Request(read[0]?.url ?? '', {
    method: 'POST',
    headers: read[0]?.headers ?? {},
    body: '{"data":[]}',
  })
  assert.equal(await callBack(worker, forged), 403)
  for (const [at, request] of read.entries())
    assert.equal(await callBack(at === 0 ? api : worker, request), 204)
  const batch = await until(async () => {
    const now = await client.batch(id)
    return now.status === 'saved' ? now : undefined
  })
  assert.equal(batch.counts.delivered, people.length)
  assert.deepEqual(
    messages.map(({ id: message }) => others.notify.copies(`${message}:0:1`)),
    [1, 1, 1],
  )
  assert.equal(others.entries.size, people.length)
}
