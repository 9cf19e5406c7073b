import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type { TestContext } from 'node:test'
import { createBatchClient, type BatchClient } from '@carebatch/core/client'
import type { Batch, ListRow, NewBatch, PatientListProgress } from '@carebatch/core/wire'
import { createBatchServer, type BatchServer, type BatchServerOptions } from '../create-batch-server.ts'
import { nhsNumberWith } from '../testing/sandbox/nhs-number-with.ts'
import { sandboxWorld, type SandboxWorld } from '../testing/sandbox/sandbox-world.ts'
import { sqlite } from '../stores/sqlite.ts'

export interface TestServer {
  readonly server: BatchServer
  readonly world: SandboxWorld
  /** Everything that was logged, as text. */
  readonly logged: () => string
  /** A client that is signed in to this organisation. */
  client(organisation?: string): BatchClient
  token(organisation?: string): Promise<string>
  /** Without a client: the raw request, signed in if an organisation is named. */
  ask(method: string, path: string, more?: RawRequest): Promise<Response>
}

export interface RawRequest {
  readonly organisation?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is if it is text, as JSON otherwise. */
  readonly body?: unknown
}

const address = 'http://127.0.0.1'

/** A whole server in sandbox mode on an SQLite file, whose clock stands still until it is moved. */
export async function testServer(
  t: TestContext,
  more: Partial<BatchServerOptions> = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-http-'))
  const stands = Date.now()
  const world = sandboxWorld({ latencyMs: 0, real: () => stands })
  const lines: unknown[] = []
  const log = (fields: unknown, text: string) => void lines.push([text, fields])
  const server = createBatchServer({
    ...world,
    store: sqlite({ file: join(folder, 'carebatch.sqlite') }),
    logger: { info: log, warn: log, error: log },
    liveEveryMs: 5,
    links: { address, key: 'the key of a test, which opens nothing elsewhere' },
    ...more,
  })
  await server.start()
  t.after(async () => {
    await server.stop()
    world.close()
    rmSync(folder, { recursive: true })
  })

  async function issue(organisation = 'larkfield') {
    const issued = await world.authoriser.issueToken(new Request(address), { organisation })
    if (issued === undefined) throw new RangeError('no such organisation')
    return issued
  }

  return {
    server,
    world,
    logged: () => JSON.stringify(lines),
    client: (organisation) =>
      createBatchClient({
        apiBase: address,
        getToken: () => issue(organisation),
        fetch: (input, init) => server.fetch(new Request(input, init)),
      }),
    token: async (organisation) => (await issue(organisation)).token,
    async ask(method, path, { organisation, headers = {}, body } = {}) {
      const json = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      const token =
        organisation === undefined ? {} : { authorization: `Bearer ${(await issue(organisation)).token}` }
      const all = { 'content-type': 'application/json', ...token, ...headers }
      return server.fetch(
        new Request(`${address}${path}`, { method, headers: all, ...(json && { body: json }) }),
      )
    },
  }
}

export interface Listed {
  readonly nhsNumber?: string
  readonly phone?: string
  readonly email?: string
}

export const appPatient = (middle: number) => nhsNumberWith('500', middle * 2)
/** Has no NHS App, so that a text is sent. */
export const textPatient = (middle: number) => nhsNumberWith('925', middle)

export function rowOf({ nhsNumber = textPatient(1), phone, email }: Listed, index: number): ListRow {
  return {
    line: index + 2,
    nhsNumber,
    dateOfBirth: '1960-05-17' as NonNullable<ListRow['dateOfBirth']>,
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    given: {
      nhsNumber: true,
      phone: phone !== undefined,
      dateOfBirth: true,
      email: email !== undefined,
      name: false,
    },
    fields: {},
  }
}

/** Uploads people and waits, as the elements do, until they have been looked up. */
export async function upload(client: BatchClient, people: readonly Listed[]): Promise<PatientListProgress> {
  const list = await client.createPatientList({
    clinicalSystem: (await client.session()).organisation.clinicalSystem,
    fileName: 'list.csv',
    rows: people.length,
    contactDetailsFromList: false,
  })
  await client.putListRows(list.id, people.map(rowOf))
  await client.lookUpList(list.id)
  const ready = new AbortController()
  for await (const progress of client.watchPatientList(list.id, { signal: ready.signal }))
    if (progress.state === 'ready') return progress
  return list
}

export function orderFor(list: PatientListProgress, more: Partial<NewBatch> = {}): NewBatch {
  return {
    name: 'Flu vaccination',
    batchType: 'message',
    patientList: list.id,
    message: { subject: 'Your flu vaccination', body: 'Please call us to book.', greeting: false },
    schedule: { kind: 'now' },
    expected: { patients: list.rows, contactable: list.rows },
    ...more,
  }
}

export async function send(
  client: BatchClient,
  people: readonly Listed[],
  more?: Partial<NewBatch>,
): Promise<Batch> {
  const list = await upload(client, people)
  return client.confirmBatch(orderFor(list, more), `key-of-${list.id}`)
}
