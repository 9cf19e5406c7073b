import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { createBatchClient } from '@carebatch/core/client'
import { testPostgres } from '@carebatch/server-adapter/stores/postgres.fixtures'
import { variables } from './server/settings.ts'
import { providers, type Providers } from './server/providers.fixtures.ts'

const people = ['9990548609', '9990000018', '9990000026']
const program = [
  process.execPath,
  '--conditions=carebatch-source',
  join(import.meta.dirname, 'start.ts'),
] as const

interface Started {
  readonly address: string
  readonly child: ChildProcess
}

/** One process, as a host starts it. */
async function started(env: Readonly<Record<string, string>>): Promise<Started> {
  const child = spawn(program[0], program.slice(1), {
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = (await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])) as unknown[]
  const address = /http:\S+/.exec(String(said[0]))?.[0]
  if (address === undefined) throw new Error('the process did not start')
  return { address, child }
}

async function ended({ child }: Started): Promise<number | null> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = (await exit) as [number | null]
  return code
}

async function until<Value>(what: () => Promise<Value | undefined>): Promise<Value> {
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

test('one api, two workers: a batch goes through real adapters, and signed callbacks say that it was read', async (t) => {
  const others = await providers(people)
  const env = { ...others.env, DATABASE_URL: await testPostgres() }
  const processes = [await started({ ...env, ROLE: 'api' })]
  for (let n = 0; n < 2; n++) processes.push(await started({ ...env, ROLE: 'worker' }))
  t.after(async () => {
    const codes = await Promise.all(processes.map(ended))
    await others.close()
    assert.deepEqual(codes, [0, 0, 0])
  })
  const [api, worker] = processes
  if (api === undefined || worker === undefined) throw new Error('they have started')
  await sendAndRead(others, api.address, worker.address)
})

async function sendAndRead(others: Providers, api: string, worker: string): Promise<void> {
  const expiresAt = new Date(Date.now() + 600_000).toISOString()
  const client = createBatchClient({
    apiBase: api,
    getToken: async () => ({ token: await others.token(), expiresAt }) as never,
  })
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
  assert.equal(await callBack(worker, forged), 401)
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

test('a missing or malformed variable is one line that names it, exit code 1, and no secret is printed', async () => {
  const others = await providers(people)
  const whole: Record<string, string> = { ...others.env, DATABASE_URL: 'postgres://127.0.0.1:1/nothing' }
  await others.close()
  const cases = [
    ['DATABASE_URL', undefined],
    ['FHIR_CLIENT_SECRET', ''],
    ['PDS_URL', 'http://pds.example/s3cret'],
    ['PORT', '99999'],
    ['ORGANISATIONS', '[{"s3cret"'],
    ['NHS_API_PRIVATE_KEY', 's3cret'],
  ] as const
  for (const [name, value] of cases) {
    const { [name]: _, ...without } = whole
    const child = spawn(program[0], program.slice(1), {
      env: value === undefined ? without : { ...without, [name]: value },
    })
    const said: string[] = []
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    const [code] = (await once(child, 'close')) as [number]
    assert.equal(code, 1)
    const line = said.join('')
    assert.match(line, new RegExp(`^${name} [^\\n]+\\n$`))
    assert.doesNotMatch(line, /s3cret|the-secret/)
  }
})

test('README.md has a row for each variable, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name)
  assert.deepEqual(rows, Object.keys(variables))
})
