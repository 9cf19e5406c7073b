import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { parseIsoDate } from '@carebatch/core'
import { createBatchClient } from '@carebatch/core/client'
import { createBatchServer, type BatchServer } from '../create-batch-server.ts'
import { sqlite } from '../stores/sqlite.ts'
import { sandboxWorld } from '../testing/sandbox/sandbox-world.ts'
import { runCarebatch, scratchFolder } from './carebatch.fixtures.ts'

const folder = scratchFolder('listen-')
const world = sandboxWorld({ latencyMs: 0 })
let server: BatchServer
let apiBase: string
const listener = createServer((request, response) => void answer(request, response))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const { status, headers, body } = await server.fetch(
    new Request(`${apiBase}${String(request.url)}`, {
      method: String(request.method),
      headers: { authorization: String(request.headers.authorization) },
      signal: gone.signal,
    }),
  )
  response.writeHead(status, Object.fromEntries(headers))
  if (body === null) response.end()
  else
    Readable.from(body)
      .on('error', () => response.end())
      .pipe(response)
}

before(async () => {
  server = createBatchServer({ ...world, store: sqlite({ file: ':memory:' }), liveEveryMs: 20 })
  await server.start()
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  apiBase = `http://127.0.0.1:${String((listener.address() as AddressInfo).port)}`
  writeFileSync(join(folder, 'token.json'), JSON.stringify(await token()))
})
after(async () => {
  listener.closeAllConnections()
  listener.close()
  await server.stop()
  world.close()
  rmSync(folder, { recursive: true, force: true })
})

async function token() {
  const issued = await world.authoriser.issueToken(new Request('http://127.0.0.1/'), {
    organisation: 'larkfield',
  })
  assert.ok(issued !== undefined)
  return issued
}

/** One message to one patient, as the portal sends it. */
async function sendBatch(name: string): Promise<void> {
  const client = createBatchClient({
    apiBase: 'http://127.0.0.1',
    getToken: token,
    fetch: async (input, init) => server.fetch(new Request(input, init)),
  })
  const list = await client.createPatientList({
    clinicalSystem: 'systmone',
    fileName: 'recall.csv',
    rows: 1,
    contactDetailsFromList: false,
  })
  await client.putListRows(list.id, [
    {
      line: 2,
      nhsNumber: '9990548609',
      phone: '+447700900118',
      dateOfBirth: parseIsoDate('1970-07-04'),
      name: { full: 'Anthony Okafor', first: 'Anthony', last: 'Okafor' },
      given: { nhsNumber: true, phone: true, dateOfBirth: true, email: false, name: true },
      fields: {},
    },
  ])
  await client.lookUpList(list.id)
  for await (const { state } of client.watchPatientList(list.id, { signal: AbortSignal.timeout(20_000) }))
    if (state === 'ready') break
  await client.confirmBatch(
    {
      name,
      batchType: 'message',
      patientList: list.id,
      message: { subject: '', body: 'Please call us.', greeting: false },
      schedule: { kind: 'now' },
      expected: { patients: 1, contactable: 1 },
    },
    crypto.randomUUID(),
  )
}

test('prints batches as they change, without patient data or the token, until Ctrl-C', async () => {
  const listening = runCarebatch(['listen', apiBase, '--token-file', 'token.json'], {
    folder,
    onOutput: (out) => (/Recall of November/.test(out) ? 'SIGINT' : undefined),
  })
  await sendBatch('Recall of November')
  const { code, out, err } = await listening
  assert.deepEqual([code, err], [0, ''])
  assert.match(out, /^\d\d:\d\d:\d\d {2}Recall of November {2}[a-z-]+ {2}/m)
  const { token: secret } = await token()
  for (const text of ['Okafor', '9990548609', '7700900118', secret]) assert.ok(!out.includes(text), text)
})

test('--json prints snapshots', async () => {
  const { code, out } = await runCarebatch(['listen', apiBase, '--token-file', 'token.json', '--json'], {
    folder,
    onOutput: (text) => (text.includes('\n') ? 'SIGINT' : undefined),
  })
  assert.equal(code, 0)
  assert.equal(JSON.parse(out.split('\n')[0] ?? '').name, 'Recall of November')
})

test('a token that the server refuses ends it with a sentence', async () => {
  writeFileSync(join(folder, 'old-token'), 'an-old-token\n')
  const { code, out, err } = await runCarebatch(['listen', apiBase, '--token-file', 'old-token'], { folder })
  assert.equal(code, 1)
  assert.match(err, /^The server refuses: .*\(not-authenticated\)\.$/m)
  assert.ok(!`${out}${err}`.includes('an-old-token'))
})

test('a server that is not there is waited for, and Ctrl-C ends it', async () => {
  const { code, out } = await runCarebatch(['listen', 'http://127.0.0.1:9', '--token-file', 'token.json'], {
    folder,
    onOutput: (text) => (/no connection; next try at \d\d:/.test(text) ? 'SIGINT' : undefined),
  })
  assert.equal(code, 0, out)
})

test('typed wrong: one sentence and exit code 2', async () => {
  writeFileSync(join(folder, 'empty'), '\n')
  for (const [args, says] of [
    [[], /The address of the API is missing\./],
    [[apiBase], /--token-file is missing\./],
    [['portal', '--token-file', 'token.json'], /"portal" is no address/],
    [[apiBase, '--token-file', 'nowhere'], /There is no file nowhere\./],
    [[apiBase, '--token-file', 'empty'], /empty is empty\./],
  ] as const) {
    const ran = await runCarebatch(['listen', ...args], { folder })
    assert.equal(ran.code, 2)
    assert.match(ran.err, says)
  }
})
