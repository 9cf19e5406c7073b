import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@carebatch/server-adapter/stores/postgres/postgres-server.fixtures'
import { reportBack } from './callbacks/report-back.ts'
import { databaseOf } from './dispatch/database-of.ts'

/**
 * How soon callbacks are acknowledged while sending goes on: signed callbacks of NHS Notify over HTTP, one message each,
 * as many a second as are sent meanwhile. `p95Ms` is counted from the request to its whole answer, when the receipt is
 * durable. SQLite (one process does all) comes first, PostgreSQL (one process serves, another sends) is what counts.
 * `ratio`: what was wanted, 100 ms, over p95. `--rate 1000 --seconds 20 --only sqlite`
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const value = (flag: string, otherwise: string) => args[args.indexOf(flag) + 1 || args.length] ?? otherwise
  const load = { rate: Number(value('--rate', '1000')), seconds: Number(value('--seconds', '20')) }
  const only = value('--only', '')
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-bench-'))
  try {
    if (only === 'sqlite') return judged(await reportBack(join(folder, 'batch.db'), load))
    if (only === '') {
      const line = judged(await reportBack(join(folder, 'batch.db'), load))
      process.stdout.write(`${JSON.stringify({ bench: 'callbacks', ...line })}\n`)
    }
    return judged(await onPostgres(load))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Load = Parameters<typeof reportBack>[1]
type Result = Awaited<ReturnType<typeof reportBack>>

async function onPostgres(load: Load): Promise<Result> {
  const server = await startPostgres({ durable: true })
  try {
    return await reportBack(await databaseOf(server.url, 'callbacks'), load)
  } finally {
    await server.close()
  }
}

const wantedMs = 100

const judged = (result: Result) => ({
  ...result,
  machineLoad: Math.round(10 * (loadavg()[0] ?? 0)) / 10,
  ratio: Math.round((100 * wantedMs) / result.p95Ms) / 100,
})
