import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { testPostgres } from '@carebatch/server-adapter/stores/postgres.fixtures'
import { variables } from './server/settings.ts'
import { providers } from './server/providers.fixtures.ts'
import { people, sendAndRead } from './server/send-and-read.fixtures.ts'

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
