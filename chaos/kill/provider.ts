import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SendCall } from '@carebatch/server-adapter/ports/sender'
import { seeded } from './seeded.ts'

/**
 * A provider in a process of its own. What it accepts is in an append-only log on the disk before it answers: the
 * truth that the ledger is compared with. Now and then the line is dead before it read the call, or after.
 */
const [logFile = '', dedupe = '', seed = '1'] = process.argv.slice(2)
const log = openSync(logFile, 'a')
const random = seeded(Number(seed))
const accepted = new Set<string>()

const server = createServer((request, response) => {
  void (async () => {
    const body: unknown = JSON.parse(await textOf(request))
    if (request.url === '/look-up')
      return response.end(JSON.stringify((body as string[]).filter((key) => accepted.has(key))))
    const luck = random()
    if (luck < 0.02) return response.destroy()
    const outcomes = (body as SendCall).messages.map(({ key }) => accept(key))
    fsyncSync(log)
    await new Promise((resolve) => setTimeout(resolve, 5 + random() * 20))
    if (luck < 0.05) return response.destroy()
    return response.end(JSON.stringify(outcomes))
  })()
})

/** Each copy is a line. Only a provider that recognises repeats keeps from making a second one. */
function accept(key: string): { kind: 'accepted' | 'duplicate' } {
  if (dedupe === 'by-reference' && accepted.has(key)) return { kind: 'duplicate' }
  accepted.add(key)
  writeSync(log, `${key}\n`)
  return { kind: 'accepted' }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
process.on('SIGTERM', () => {
  closeSync(log)
  process.exit(0)
})
