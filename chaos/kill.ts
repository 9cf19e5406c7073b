import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sqlite } from '@carebatch/server-adapter/stores/sqlite'
import { virtualClock } from '@carebatch/server-adapter/testing/virtual-clock'
import { seeded } from './kill/seeded.ts'
import { lineTo, patients, priya, start, surgeryEngine, type Dedupe } from './kill/surgery.ts'

export interface KillOptions {
  /** Batches, one after another; the kinds of dedupe take turns. */
  readonly runs: number
  /** Patients of each batch. */
  readonly messages: number
  /** Kills in each batch, at random moments. */
  readonly kills: number
  readonly seed: number
}

export interface KillReport extends Record<string, unknown> {
  readonly chaos: 'kill'
  readonly store: 'sqlite'
  readonly runs: number
  readonly messages: number
  /** Kills at which a submission was committed and not finished. */
  readonly killsInFlight: number
  /** Without a copy at the provider, and not known to be so. */
  readonly lost: number
  /** More than one copy. */
  readonly doubled: number
  /** Left for a person to decide. */
  readonly unknown: number
}

const kinds: readonly Dedupe[] = ['by-reference', 'lookup', 'none']

/** `--runs 6 --messages 600 --kills 25 --seed 1` */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const value = (flag: string, otherwise: number) => {
    const at = args.indexOf(flag)
    return at < 0 ? otherwise : Number(args[at + 1])
  }
  return killWhileSending({
    runs: value('--runs', 6),
    messages: value('--messages', 600),
    kills: value('--kills', 25),
    seed: value('--seed', 1),
  })
}

/**
 * A worker process is killed with SIGKILL again and again while it sends; then one is left to finish. What the ledger
 * says is compared with the log that the provider, a third process, kept on its disk.
 */
export async function killWhileSending({ runs, messages, kills, seed }: KillOptions): Promise<KillReport> {
  let sum = { killsInFlight: 0, lost: 0, doubled: 0, unknown: 0 }
  for (let at = 0; at < runs; at++) {
    const one = await oneBatch(kinds[at % kinds.length] ?? 'none', messages, kills, seed + at)
    sum = {
      killsInFlight: sum.killsInFlight + one.killsInFlight,
      lost: sum.lost + one.lost,
      doubled: sum.doubled + one.doubled,
      unknown: sum.unknown + one.unknown,
    }
  }
  return { chaos: 'kill', store: 'sqlite', runs, messages: runs * messages, ...sum }
}

async function oneBatch(dedupe: Dedupe, messages: number, kills: number, seed: number) {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-kill-'))
  const [file, log] = [join(folder, 'batch.db'), join(folder, 'provider.log')]
  writeFileSync(log, '')
  const provider = script('provider.ts', [log, dedupe, String(seed)])
  try {
    const port = Number(await firstLine(provider))
    const batch = await confirm(file, messages)
    const killsInFlight = await killAndFinish(
      file,
      [file, String(port), dedupe, String(Date.now())],
      kills,
      seed,
    )
    return { killsInFlight, ...(await compare(file, log, batch)) }
  } finally {
    provider.kill('SIGTERM')
    rmSync(folder, { recursive: true })
  }
}

/** Makes the batch; its undo grace is over once the workers' clock starts. */
async function confirm(file: string, count: number): Promise<string> {
  const store = sqlite({ file })
  await store.open()
  const engine = surgeryEngine(store, virtualClock({ start }), [lineTo(0, 'none')])
  const list = await engine.createPatientList(priya, {
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    rows: count,
    contactDetailsFromList: false,
  })
  const rows = patients(count)
  for (let at = 0; at < count; at += 1_000)
    await engine.putListRows(priya, list.id, rows.slice(at, at + 1_000))
  await engine.lookUpList(priya, list.id)
  await engine.settle()
  const { id } = await engine.confirmBatch(
    priya,
    {
      name: 'Flu vaccination',
      batchType: 'message',
      patientList: list.id,
      message: { subject: '', body: 'Please call us to book.', greeting: false },
      schedule: { kind: 'now' },
      expected: { patients: count, contactable: count },
    },
    'the-only-one',
  )
  await store.close()
  return id
}

async function killAndFinish(
  file: string,
  args: readonly string[],
  kills: number,
  seed: number,
): Promise<number> {
  const random = seeded(seed * 7_919)
  let inFlight = 0
  for (let left = kills; left > 0; left--) {
    const worker = script('worker.ts', args)
    const ended = once(worker, 'exit')
    await Promise.race([firstLine(worker), ended])
    // Every other kill waits for a call to be under way; the rest may hit anything, or nothing.
    if (left % 2 === kills % 2) await callUnderWay(file, worker)
    await Promise.race([ended, pause(random() * 60)])
    if (worker.exitCode !== null) break
    worker.kill('SIGKILL')
    await ended
    inFlight += Number(openSubmissions(file) > 0)
  }
  const last = script('worker.ts', args)
  const [code] = (await once(last, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the worker that was left alone ended with ${code}`)
  return inFlight
}

async function callUnderWay(file: string, worker: ChildProcess): Promise<void> {
  while (worker.exitCode === null && openSubmissions(file) === 0) await pause(2)
}

function openSubmissions(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return Number(database.prepare('select count(*) as open from submission').get()?.['open'])
  } finally {
    database.close()
  }
}

async function compare(file: string, log: string, batch: string) {
  const copies = new Map<string, number>()
  for (const key of readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
    const message = key.slice(0, key.indexOf(':'))
    copies.set(message, (copies.get(message) ?? 0) + 1)
  }
  const store = sqlite({ file })
  await store.open()
  try {
    const engine = surgeryEngine(store, virtualClock({ start }), [])
    const { messages } = await engine.listMessages(priya, batch, { limit: 1_000_000 })
    const { agrees } = await engine.reconcile(priya, batch)
    if (!agrees) throw new Error('the counts are not those of the rows')
    const unknown = messages.filter(({ state }) => state === 'outcome-unknown').length
    const lost = messages.filter(({ id, state }) => !copies.has(id) && state !== 'outcome-unknown').length
    const doubled = [...copies.values()].filter((count) => count > 1).length
    return { lost, doubled, unknown }
  } finally {
    await store.close()
  }
}

function script(name: string, args: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(`./kill/${name}`, import.meta.url))
  return spawn(process.execPath, ['--conditions=carebatch-source', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return String(chunk).trim()
  return ''
}
