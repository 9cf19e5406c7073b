import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { Pool } from 'pg'
import { createBatchServer } from '../create-batch-server.ts'
import { endOnSignals } from '../end-on-signals.ts'
import { pgBoss } from '../schedulers/pg-boss.ts'
import { postgres } from '../stores/postgres.ts'
import { sandboxWorld } from '../testing/sandbox/sandbox-world.ts'

/** A whole process of a deployment, as a child of a test: what it is to be comes as JSON in the environment. */
export interface OneProcess {
  readonly role: 'api' | 'worker' | 'both'
  readonly database: string
  /** Of the sandbox: one for all, since the provider is one. */
  readonly folder: string
  readonly port: number
}

const { role, database, folder, port } = JSON.parse(process.env['ONE_PROCESS'] ?? '') as OneProcess
const pool = new Pool({ connectionString: database, max: 6 })
const world = sandboxWorld({ folder, latencyMs: 20 })
const server = createBatchServer({
  ...world,
  role,
  store: postgres({ pool }),
  scheduler: pgBoss({ pool, now: world.sandbox.clock.now }),
  liveEveryMs: 200,
})
await server.start()

const listener = createServer((incoming, outgoing) => void answer(incoming, outgoing)).listen(
  port,
  '127.0.0.1',
  () => {
    process.stdout.write(`${String((listener.address() as AddressInfo).port)}\n`)
  },
)
endOnSignals(async () => {
  await server.stop()
  listener.close()
  listener.closeAllConnections()
  world.close()
  await pool.end()
})

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming
  const left = new AbortController()
  outgoing.on('close', () => left.abort())
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  const request = new Request(`http://127.0.0.1${url}`, {
    method,
    headers: headers as Record<string, string>,
    signal: left.signal,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  })
  const response = await server.fetch(request)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) return void outgoing.end()
  Readable.fromWeb(response.body as never)
    .on('error', () => outgoing.end())
    .pipe(outgoing)
}
