import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { SendCall, SendOutcome } from '@carebatch/server-adapter/ports/sender'
import { seeded } from '../world/seeded.ts'
import { callFaults, type CallFault, type ProviderPlan } from './behaviour.ts'
import { providerBook } from './provider-book.ts'
import { truthLog } from './truth-log.ts'

/**
 * A provider in a process of its own. What it takes is in its log, on the disk, before it answers: the truth that the
 * ledger is compared with. It is told how to behave by a plan, and its line goes wrong as the plan says.
 */
const [logFile = '', firstPlan = '{}', seed = '1'] = process.argv.slice(2)
const log = truthLog(logFile)
const random = seeded(Number(seed))
let plan = JSON.parse(firstPlan) as ProviderPlan
let calls = 0
let late: (() => void)[] = []
/** Calls that have been read and not answered yet, by the worker who waits for them. */
const open = new Map<string, number>()

let sender = ''
const book = providerBook(({ key, to, nhsNumber }) => {
  log.write({ what: 'copy', key, sender, to, nhsNumber, at: Date.now() })
})

const routes: Readonly<Record<string, (body: unknown) => unknown>> = {
  '/look-up': (body) => (plan.dedupe === 'none' ? [] : book.has(body as string[])),
  '/plan': (body) => {
    plan = body as ProviderPlan
    return {}
  },
  '/late': () => {
    const read = late
    late = []
    for (const call of read) call()
    return { read: read.length }
  },
  '/open': () => Object.fromEntries(open),
}

async function answerSend(name: string, by: string, call: SendCall, response: ServerResponse): Promise<void> {
  const fault = faultOf(call)
  if (fault === 'late') return keepForLater(() => readLate(name, by, call))
  if (fault === 'reset-before') return void response.destroy()
  const number = note(by, call)
  const outcomes = fault === 'try-later' ? tryLater(call) : take(name, call, fault === 'refuse-some')
  const [least, most] = plan.answerMs
  await pause(least + random() * (most - least))
  if (fault === 'accept-then-time-out') return
  if (fault === 'accept-then-reset') return void response.destroy()
  if (fault === 'accept-then-5xx') return void response.writeHead(502).end('{}')
  const body = JSON.stringify(outcomes)
  if (fault === 'accept-then-half-a-body') return half(response, body)
  log.write({ what: 'answer', call: number, outcomes: outcomes.map(({ kind }) => kind) })
  response.end(body)
}

/** At most one fault a call. */
function faultOf(call: SendCall): CallFault | undefined {
  const isFirst = book.isFirst(call)
  let luck = random()
  if (plan.firstOnly === true && !isFirst) return undefined
  return callFaults.find((fault) => (luck -= plan.faults[fault] ?? 0) < 0)
}

function note(by: string, call: SendCall): number {
  const { reference, messages } = call
  const keys = messages.map(({ key }) => key)
  const payload = createHash('sha256').update(JSON.stringify(call)).digest('hex').slice(0, 16)
  log.write({ what: 'call', call: ++calls, by, reference, keys, payload, at: Date.now() })
  return calls
}

/** On the disk when this returns. */
function take(name: string, call: SendCall, refuseSome: boolean): readonly SendOutcome[] {
  sender = name
  const outcomes = book.take(call, plan.dedupe, refuseSome)
  log.sync()
  return outcomes
}

const tryLater = ({ messages }: SendCall): readonly SendOutcome[] =>
  messages.map(() => ({ kind: 'try-later' }))

function readLate(name: string, by: string, call: SendCall): void {
  note(by, call)
  take(name, call, false)
}

/** The caller hears nothing; the message is read when it has long given up. */
function keepForLater(read: () => void): void {
  if (plan.lateMs === undefined) late.push(read)
  else setTimeout(read, random() * plan.lateMs)
}

function half(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-length': String(body.length) })
  response.write(body.slice(0, body.length / 2), () => response.destroy())
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

const server = createServer((request, response) => {
  void (async () => {
    const body: unknown = JSON.parse((await textOf(request)) || 'null')
    const [, verb = '', name = ''] = (request.url ?? '').split('/')
    if (verb !== 'send') return response.end(JSON.stringify(routes[`/${verb}`]?.(body) ?? null))
    const by = String(request.headers['x-worker'] ?? '')
    open.set(by, (open.get(by) ?? 0) + 1)
    response.once('close', () => open.set(by, (open.get(by) ?? 1) - 1))
    return answerSend(name, by, body as SendCall, response)
  })().catch(() => response.destroy())
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
