import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isCareBatchError } from '@carebatch/core'
import { createBatchClient, type BatchClient, type WatchGap } from '@carebatch/core/client'
import type { Batch } from '@carebatch/core/wire'
import { readArgs, required } from './read-args.ts'
import { Misuse, Unable, type Subcommand, type Terminal } from './subcommand.ts'

export const listen: Subcommand = {
  help: `carebatch listen <api-base> --token-file <file>

Prints each change of the organisation's batches as the server tells it: time, batch, status and counts, and no patient
data. Goes on by itself after a lost connection. Ends with Ctrl-C.

  <api-base>     where /v1 begins, e.g. https://portal.example/batch-api
  --token-file   holds a token of the server's authoriser, bare or as { "token", "expiresAt" }; read again as needed
  --batch <id>   this batch only
  --json         one snapshot a line, as the server sent it

Exit codes: 0 ended with Ctrl-C, 1 refused by the server, 2 typed wrong.
`,
  async run(args, terminal) {
    const { positionals, values } = readArgs(args, options, 1)
    const apiBase = address(required(positionals[0], 'The address of the API'))
    const tokenFile = required(values['token-file'], '--token-file')
    await readToken(tokenFile, terminal)
    const client = createBatchClient({ apiBase, getToken: () => readToken(tokenFile, terminal) })
    const tell = values.json === true ? (batch: Batch) => JSON.stringify(batch) : batchLine
    try {
      await follow(client, values.batch, tell, terminal)
    } catch (error) {
      if (terminal.signal.aborted) return 'ok'
      if (isCareBatchError(error)) throw new Unable(`The server refuses: ${error.message}.`)
      throw error
    }
    return 'ok'
  },
}

const options = {
  'token-file': { type: 'string' },
  batch: { type: 'string' },
  json: { type: 'boolean' },
} as const

async function follow(
  client: BatchClient,
  id: string | undefined,
  tell: (batch: Batch) => string,
  { print, signal }: Terminal,
): Promise<void> {
  const seen = new Map<string, number>()
  const call = { signal, onGap: (gap: WatchGap | undefined) => print(gapLine(gap)) }
  const show = (batch: Batch) => {
    if (seen.get(batch.id) === batch.version) return
    seen.set(batch.id, batch.version)
    print(tell(batch))
  }
  if (id === undefined) {
    for await (const { batches } of client.watchBatches(call)) batches.toReversed().forEach(show)
  } else {
    for await (const batch of client.watchBatch(id, call)) show(batch)
  }
}

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Europe/London' })

function batchLine({ name, status, patients, counts, changedAt, hold }: Batch): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0)
  const figures = parts.map(([bucket, count]) => `${count.toLocaleString('en-GB')} ${bucket}`).join(', ')
  const held = hold === undefined ? '' : `, held: ${hold.why}`
  return `${time.format(new Date(changedAt))}  ${name}  ${status}${held}  ${figures || `${String(patients)} patients`}`
}

function gapLine(gap: WatchGap | undefined): string {
  if (gap === undefined) return '--  connected again'
  return `--  no connection; next try at ${time.format(gap.nextTryAt)}`
}

/** A bare token says nothing of its end, so it is read again every few minutes. */
const bareTokenMs = 5 * 60_000

async function readToken(file: string, { folder }: Terminal): Promise<{ token: string; expiresAt: string }> {
  const text = await readFile(resolve(folder, file), 'utf8').catch(() => {
    throw new Misuse(`There is no file ${file}.`)
  })
  const token = text.trim()
  if (token === '') throw new Misuse(`${file} is empty.`)
  return { token, expiresAt: new Date(Date.now() + bareTokenMs).toISOString(), ...parsedToken(token) }
}

function parsedToken(text: string): { token?: string; expiresAt?: string } {
  if (!text.startsWith('{')) return {}
  try {
    const fields = new Map<string, unknown>(Object.entries(Object(JSON.parse(text))))
    const [token, expiresAt] = [fields.get('token'), fields.get('expiresAt')]
    return {
      ...(typeof token === 'string' && { token }),
      ...(typeof expiresAt === 'string' && { expiresAt }),
    }
  } catch {
    throw new Misuse('The token file begins like JSON and is none.')
  }
}

function address(text: string): string {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new Misuse(`"${text}" is no address: https://portal.example/batch-api is expected.`)
  return text
}
