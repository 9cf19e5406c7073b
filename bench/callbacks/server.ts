import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { createApp } from '@carebatch/server-adapter/http/create-app'
import { nhsNotify } from '@carebatch/server-adapter/senders/nhs-notify'
import { confirm, makeList, nullSender, practice, priya } from '../dispatch/practice.ts'
import { obey } from '../dispatch/obey.ts'
import { storeAt } from '../dispatch/store-at.ts'
import { secrets } from './secrets.ts'

const [place = '', role = ''] = process.argv.slice(2)
const works = role === 'both'
const accepted: string[] = []
let perSecond = Infinity

/** Takes texts at once, as fast as it is told, and reads the callbacks of NHS Notify. */
const sender = {
  ...nullSender,
  name: 'nhs-notify-sms',
  supports: {
    ...nullSender.supports,
    get perSecond() {
      return perSecond
    },
  },
  send: async ({ messages }: Parameters<typeof nullSender.send>[0]) =>
    messages.map(({ key }) => {
      accepted.push(key)
      return { kind: 'accepted' } as const
    }),
  readReceipts: nhsNotify({ channel: 'sms', callbacks: secrets }).readReceipts,
}
const store = storeAt(place)
const recordWriter = {
  name: 'null',
  supports: { concurrency: 4 },
  write: async () => ({ kind: 'written' }) as const,
}
const engine = practice(store, recordWriter, works, sender)
const app = createApp({
  engine,
  authoriser: { authorise: async () => priya },
  clock: { now: Date.now, monotonic: () => performance.now() },
  logger: {
    info() {},
    warn() {},
    error: (fields, text) => process.stderr.write(`${text} ${String(fields)}\n`),
  },
  senders: [sender],
  clinicalSystems: [],
  batchTypes: [],
  sandbox: undefined,
  linkPages: [],
  linksAreSecure: false,
  allowedOrigins: [],
  liveEveryMs: 1_000,
  role: works ? 'both' : 'api',
  stopping: () => new AbortController().signal,
})

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
  const url = `http://127.0.0.1${incoming.url ?? '/'}`
  const response = await app.fetch(new Request(url, { method: 'POST', headers, body: Buffer.concat(parts) }))
  outgoing.writeHead(response.status).end(Buffer.from(await response.arrayBuffer()))
}

const listener = createServer((incoming, outgoing) => void answer(incoming, outgoing))

obey({
  async open() {
    await engine.start()
    const settings = await engine.readSettings(priya)
    await engine.writeSettings(priya, { ...settings, undoSeconds: 0 })
  },
  async listen() {
    await once(listener.listen(0, '127.0.0.1'), 'listening')
    const bound = listener.address()
    return typeof bound === 'object' ? bound?.port : undefined
  },
  async limit(rate: number) {
    perSecond = rate
  },
  async send(count: number) {
    await confirm(engine, await makeList(engine, count), count)
    void engine.settle().catch(() => undefined)
  },
  /** All keys of the batch, when the ledger knows that they were accepted. */
  async accepted(count: number) {
    const isThrough = () =>
      store.snapshot('is-through', async ({ batches }) =>
        (await batches.list(priya.organisation.id)).some(({ counts }) => counts.sending === count),
      )
    while (!(await isThrough())) await pause(50)
    return accepted.slice(0, count)
  },
  count: async () => accepted.length,
  async end() {
    listener.close()
    listener.closeAllConnections()
    await engine.stop()
  },
})
