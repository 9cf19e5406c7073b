import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@carebatch/server-adapter/stores/postgres/postgres-server.fixtures'
import { databaseOf } from './dispatch/database-of.ts'
import { jobsPerSecond } from './dispatch/jobs-per-second.ts'
import { readLedger } from './dispatch/read-ledger.ts'
import { sendBatch } from './dispatch/send-batch.ts'

/**
 * Messages a second from the list to the last outcome, every write of the ledger included, with two worker processes on
 * PostgreSQL; and jobs a second of pg-boss on the same server, one job a message, fetched 500 at a time. SQLite, in one
 * process, comes first and for comparison. `--messages 100000`, `--only postgres`
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const value = (flag: string, otherwise: string) => args[args.indexOf(flag) + 1 || args.length] ?? otherwise
  const messages = Number(value('--messages', '100000'))
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-bench-'))
  const server = await startPostgres({ durable: true })
  try {
    if (value('--only', '') === '') print(await sendBatch(join(folder, 'batch.db'), messages))
    const boss = await jobsPerSecond(await databaseOf(server.url, 'boss'), messages)
    const place = await databaseOf(server.url, 'carebatch')
    const own = await sendBatch(place, messages)
    print({ store: 'postgres', ...(await readLedger(place)) })
    return {
      ...own,
      ...boss,
      ratio: Math.round((100 * own.messagesPerSecond) / boss.pgBossJobsPerSecond) / 100,
    }
  } finally {
    await server.close()
    rmSync(folder, { recursive: true })
  }
}

function print(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ bench: 'dispatch', ...line })}\n`)
}
