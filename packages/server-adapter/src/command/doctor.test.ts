import assert from 'node:assert/strict'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runCarebatch, scratchFolder } from './carebatch.fixtures.ts'

const folder = scratchFolder('doctor-')
after(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
/** Runs the doctor on a module that changes something of a sandbox server's options. */
async function examined(
  change: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  const file = `config-${String(++made)}.mjs`
  writeFileSync(
    join(folder, file),
    `
    import { sqlite } from '@carebatch/server-adapter/stores/sqlite'
    import { sandboxWorld } from '@carebatch/server-adapter/testing'
    import { CareBatchError } from '@carebatch/core'
    export default () => {
      const options = { ...sandboxWorld(), store: sqlite({ file: ':memory:' }) }
      ${change}
      return options
    }`,
  )
  return runCarebatch(['doctor', file, ...args], { folder, env })
}

test('a server of the sandbox is in order: exit code 0, and it says what it did not check', async () => {
  const { code, out, err } = await examined('')
  assert.equal(err, '')
  assert.equal(code, 0)
  const told = [
    /^The database is opened as a start would open it: .* nothing is removed\.$/m,
    /^ok {7}Parts: sandbox-email for email, sandbox-nhs-app for nhs-app, sandbox-sms for sms; role both; sandbox mode/m,
    /^ok {7}Database \(sqlite\): opens/m,
    /^ok {7}Clock: the machine and the database agree$/m,
    /^ok {7}Sender sandbox-sms: cannot check itself$/m,
    /^ok {7}Scheduler: timers of the process itself$/m,
    /^ok {7}Callbacks: not checked, since no --public-url was given$/m,
    /^All in order\.$/m,
  ]
  for (const line of told) assert.match(out, line)
})

const problems: readonly (readonly [what: string, change: string, says: RegExp])[] = [
  ['no record writer', 'delete options.recordWriter', /^problem {2}Parts: recordWriter: missing/m],
  ['no sender', 'options.senders = []', /^problem {2}Parts: there is no sender\.$/m],
  [
    'senders without their sandbox',
    'delete options.sandbox',
    /^problem {2}Parts: senders of the sandbox need the sandbox option\.$/m,
  ],
  [
    'a worker on a store for one process',
    "options.role = 'worker'",
    /^problem {2}Parts: the store is for one process/m,
  ],
  [
    'a database that cannot be opened',
    "options.store = sqlite({ file: 'no-such-folder/batches.sqlite' })",
    /^problem {2}Database \(sqlite\): The database file cannot be opened \(database-unreadable\)\. .+\.$/m,
  ],
  [
    'a database whose clock is a minute behind',
    "options.store = sqlite({ file: ':memory:', realTime: () => Date.now() - 60_000 })",
    /^problem {2}Clock: This machine is 60 s ahead of the database\./m,
  ],
  [
    'a template without the placeholder',
    "options.senders[2].check = async () => [{ what: 'template', problem: 'It does not hold ((message)).' }]",
    /^problem {2}Sender sandbox-sms: template: It does not hold \(\(message\)\)\.$/m,
  ],
  [
    'a provider that does not answer the check',
    "options.patientLookup.check = async () => { throw new CareBatchError('provider-no-answer') }",
    /^problem {2}Patient look-up .+: A provider gave no answer/m,
  ],
  [
    'a scheduler that does not start',
    "options.scheduler = { supports: { manyProcesses: true }, async start() { throw new Error('connect ECONNREFUSED') }, async stop() {} }",
    /^problem {2}Scheduler: connect ECONNREFUSED\.$/m,
  ],
]
for (const [what, change, says] of problems) {
  test(`${what}: one line that says it, and exit code 1`, async () => {
    const { code, out } = await examined(change)
    assert.equal(code, 1)
    assert.match(out, says)
    assert.match(out, /^1 problem\.$/m)
  })
}

test('a database that is in use is told, and left alone', async () => {
  const file = join(folder, 'busy.sqlite')
  const busy = `await sqlite({ file: '${file}' }).open()`
  const { code, out } = await examined(
    `return ${`(async () => { ${busy}; options.store = sqlite({ file: '${file}' }); return options })()`}`,
  )
  assert.equal(code, 1)
  assert.match(out, /^problem {2}Database \(sqlite\): Another process already runs on this database file/m)
})

test('a database file stays usable: the lock is let go, and a second look is in order', async () => {
  const change = `options.store = sqlite({ file: '${join(folder, 'kept.sqlite')}' })`
  for (let times = 0; times < 2; times++) assert.equal((await examined(change)).code, 0)
  assert.ok(existsSync(join(folder, 'kept.sqlite')))
})

test('secrets are cut out, whatever an adapter says', async () => {
  const leaks = `options.senders[0].check = async () => [{ what: 'account', problem: 'no ' + process.env.PROVIDER_API_KEY + ' at postgres://me:pass-word@db/x' }]`
  const { out, err } = await examined(leaks, [], { PROVIDER_API_KEY: 'sk-very-secret' })
  assert.match(out, /account: no … at postgres:\/\/…@db\/x/)
  assert.doesNotMatch(out + err, /very-secret|pass-word/)
})

/** Something at the public address that answers every callback with one status. */
async function answering(status: number) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${String(request.method)} ${String(request.url)}`)
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { asked, url: `http://127.0.0.1:${String(port)}/batch`, close: () => server.close() }
}

const answers: readonly (readonly [status: number, code: number, says: RegExp])[] = [
  [401, 0, /^ok {7}Callbacks of sandbox-sms: an unsigned one is refused/m],
  [204, 1, /^problem {2}Callbacks of sandbox-sms: An unsigned callback was taken\./m],
  [404, 1, /^problem {2}Callbacks of sandbox-sms: Nothing there knows this sender\./m],
  [308, 1, /^problem {2}Callbacks of sandbox-sms: The address leads elsewhere \(308\)/m],
  [502, 1, /^problem {2}Callbacks of sandbox-sms: 502 was answered instead of 401\./m],
]
for (const [status, code, says] of answers) {
  test(`a public address that answers ${String(status)}`, async () => {
    const at = await answering(status)
    const ran = await examined('', ['--public-url', at.url])
    at.close()
    assert.match(ran.out, says)
    assert.equal(ran.code, code)
    assert.ok(at.asked.includes('POST /batch/v1/callbacks/sandbox-sms'))
  })
}

test('a public address where nobody listens', async () => {
  const at = await answering(401)
  at.close()
  const { code, out } = await examined('', ['--public-url', at.url])
  assert.equal(code, 1)
  assert.match(out, /Nobody answers at 127\.0\.0\.1:\d+: .*ECONNREFUSED/)
})

test('modules that give no configuration', async () => {
  writeFileSync(join(folder, 'text.mjs'), "export default 'options'")
  writeFileSync(
    join(folder, 'throws.mjs'),
    "export default () => { throw new Error('DATABASE_URL is missing') }",
  )
  for (const [args, code, says] of [
    [[], 2, /The configuration module is missing\./],
    [['nowhere.ts'], 2, /There is no file nowhere\.ts\./],
    [['text.mjs'], 1, /neither BatchServerOptions nor a function/],
    [['throws.mjs'], 1, /throws\.mjs gives no configuration: DATABASE_URL is missing/],
    [['text.mjs', '--public-url', 'batch.example'], 2, /--public-url is an address/],
  ] as const) {
    const ran = await runCarebatch(['doctor', ...args], { folder })
    assert.equal(ran.code, code)
    assert.match(ran.err, says)
  }
})
