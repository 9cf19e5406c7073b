import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import Papa from 'papaparse'
import { digestOf } from './intake/digest.ts'
import { listChunks, listLines } from './intake/list-text.ts'
import { plainIntake } from './intake/plain-intake.ts'
import { check } from './intake/settings.ts'

setFlagsFromString('--expose-gc')
const clearAway: () => void = runInNewContext('gc')

const rows = 100_000
const million = 1_000_000
const runs = 5

/**
 * Reading and reviewing a list against papaparse alone, which only makes objects of it: rows per second of each, the
 * middle one of 5 runs that take turns. `ratio` is ours by theirs. `digest` is over every row, issue, repair, reason and
 * count, `plainDigest` over the same by the plain way (see plain-intake.ts): they must be equal. `peakMiB` is the most
 * memory that a process of its own held (ru_maxrss) while it read and reviewed a stream of 1,000,000 rows, with Node's
 * youngest memory held at 8 MiB; `peakMiBWithoutOption` is the same without that.
 */
export async function run(): Promise<Record<string, unknown>> {
  const text = [...listLines(rows)].join('')
  const digest = await checkedDigest(text)
  const plainDigest = digestOf(plainIntake(text))
  assert.equal(digest, plainDigest, 'the quick way and the plain way differ')
  const [checkedMs, papaparseMs] = await middleOfTurns(
    () => check(text, rows),
    () => Papa.parse(text, { header: true }).data.length,
  )
  const stream = await readStream()
  const perSecond = (ms: number) => Math.round((rows / ms) * 1_000)
  return {
    rows,
    checkedRowsPerSecond: perSecond(checkedMs),
    papaparseRowsPerSecond: perSecond(papaparseMs),
    ratio: Math.round((100 * papaparseMs) / checkedMs) / 100,
    streamedRows: stream.rows,
    streamedRowsPerSecond: stream.rowsPerSecond,
    peakMiB: Math.round(stream.peakMiB),
    peakMiBWithoutOption: Math.round(stream.unheldPeakMiB),
    digest,
    plainDigest,
  }
}

async function checkedDigest(text: string): Promise<string> {
  const { list, review } = await check(text, rows)
  return digestOf({ rows: list.rows, list, patients: review.patients, counts: review })
}

interface Streamed {
  readonly rows: number
  readonly rowsPerSecond: number
  readonly peakMiB: number
}

/**
 * Twice in a process of its own, since this one holds lists of its own: of a file, so that making the list does not
 * count, and of a bundle, since Node's own TypeScript takes 30 MiB. V8's youngest memory grows to 96 MiB where nothing
 * holds it back; whoever reads millions of rows on a small machine holds it at 3 times 8 with this option of Node.
 */
async function readStream(): Promise<Streamed & { readonly unheldPeakMiB: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'intake-'))
  try {
    const file = join(folder, 'million.csv')
    await writeFile(file, listChunks(million))
    const script = join(folder, 'million.mjs')
    await build({
      entryPoints: [new URL('intake/million.ts', import.meta.url).pathname],
      bundle: true,
      platform: 'node',
      format: 'esm',
      conditions: ['carebatch-source'],
      outfile: script,
    })
    const held = await streamed(['--max-semi-space-size=8', script, file])
    const { peakMiB } = await streamed([script, file])
    return { ...held, unheldPeakMiB: peakMiB }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function streamed(args: readonly string[]): Promise<Streamed> {
  const { stdout } = await promisify(execFile)(process.execPath, [...args, String(million)])
  const found: Streamed = JSON.parse(stdout)
  assert.equal(found.rows, million)
  return found
}

/** One turn of each that is not counted, so that both find their code compiled. */
async function middleOfTurns(one: () => unknown, other: () => unknown): Promise<readonly [number, number]> {
  const [ones, others]: [number[], number[]] = [[], []]
  for (let turn = 0; turn <= runs; turn += 1) {
    ones.push(await timed(one))
    others.push(await timed(other))
  }
  return [middle(ones.slice(1)), middle(others.slice(1))]
}

/** What the turn before left behind is cleared away first: it would count for the wrong one. */
async function timed(work: () => unknown): Promise<number> {
  clearAway()
  const started = performance.now()
  await work()
  return performance.now() - started
}

function middle(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
}
