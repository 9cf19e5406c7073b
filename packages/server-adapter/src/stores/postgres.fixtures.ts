import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { startPostgres, type PostgresServer } from './postgres/postgres-server.fixtures.ts'

let server: Promise<PostgresServer> | undefined
const made = new Set<string>()
process.once('beforeExit', () => void endAll())

/**
 * The connection string of a fresh database, which is dropped when this process ends. It is on the server under
 * `DATABASE_URL`, where that is set, or else on one that this process starts once and that ends with it. That one
 * never waits for the disk: where a test kills the server, use `startPostgres` itself.
 */
export async function testPostgres(): Promise<string> {
  const name = `carebatch_${randomBytes(6).toString('hex')}`
  const base = await baseUrl()
  await onServer(base, `create database ${name}`)
  made.add(name)
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}

/** Drops one of them early; nobody may use it any more. */
export async function dropTestPostgres(connectionString: string): Promise<void> {
  const name = new URL(connectionString).pathname.slice(1)
  if (made.delete(name)) await onServer(await baseUrl(), `drop database if exists ${name} with (force)`)
}

async function baseUrl(): Promise<string> {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '') return given
  server ??= startPostgres()
  return (await server).url
}

async function endAll(): Promise<void> {
  if (server === undefined && made.size > 0) {
    const base = await baseUrl()
    for (const name of made) await onServer(base, `drop database if exists ${name} with (force)`)
  }
  await (await server)?.close()
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
