import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { obey } from '../dispatch/obey.ts'
import { secrets } from './secrets.ts'

export interface Acknowledged {
  /** Milliseconds of each callback, from its request to its whole answer. */
  readonly times: readonly number[]
  readonly statuses: Readonly<Record<number, number>>
  /** From the first request to the last answer. */
  readonly ms: number
}

interface Prepared {
  readonly port: number
  readonly rate: number
  readonly keys: readonly string[]
}

/** The provider: it posts on time, whether earlier callbacks were answered or not. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 })
let prepared: Prepared = { port: 0, rate: 1, keys: [] }
let bodies: readonly Buffer[] = []

const bodyOf = (messageReference: string) =>
  Buffer.from(
    JSON.stringify({
      data: [
        {
          type: 'ChannelStatus',
          attributes: {
            messageReference,
            channel: 'sms',
            channelStatus: 'delivered',
            supplierStatus: 'delivered',
            timestamp: '2026-11-24T10:00:00.000Z',
          },
          meta: { idempotencyKey: `receipt-${messageReference}` },
        },
      ],
    }),
  )

function post(body: Buffer): Promise<number> {
  const key = `${secrets.applicationId}.${secrets.apiKey}`
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'x-api-key': secrets.apiKey,
    'x-hmac-sha256-signature': createHmac('sha256', key).update(body).digest('hex'),
  }
  const path = '/v1/callbacks/nhs-notify-sms'
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: prepared.port, path, method: 'POST', headers, agent })
    sent.on('error', reject)
    sent.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.end(body)
  })
}

obey({
  async prepare(given: Prepared) {
    prepared = given
    bodies = prepared.keys.map(bodyOf)
  },
  async call(): Promise<Acknowledged> {
    const started = performance.now()
    const statuses: Record<number, number> = {}
    const times: number[] = []
    const calls: Promise<void>[] = []
    while (calls.length < bodies.length) {
      const due = Math.min(bodies.length, ((performance.now() - started) / 1_000) * prepared.rate)
      for (const body of bodies.slice(calls.length, Math.ceil(due))) {
        const at = performance.now()
        calls.push(
          post(body).then((status) => {
            times.push(performance.now() - at)
            statuses[status] = (statuses[status] ?? 0) + 1
          }),
        )
      }
      await pause(2)
    }
    await Promise.all(calls)
    return { times, statuses, ms: performance.now() - started }
  },
  end: async () => agent.destroy(),
})
