import { once } from 'node:events'
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'

export interface Received {
  readonly id: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly parsed: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }
}

export const secretOf = (letter: string): string =>
  `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`

/** A real receiver on 127.0.0.1, which checks signatures with the library that hosts use. Signed wrongly: 401. */
export async function webhookReceiver(secret: string, answer: (times: number) => number = () => 204) {
  const received: Received[] = []
  const refused: string[] = []
  const times = new Map<string, number>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      )
      const id = headers['webhook-id'] ?? ''
      try {
        const parsed = new Webhook(secret).verify(body, headers) as Received['parsed']
        times.set(id, (times.get(id) ?? 0) + 1)
        received.push({ id, body, headers, parsed })
        const status = answer(times.get(id) ?? 0)
        response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end()
      } catch {
        refused.push(id)
        response.writeHead(401).end()
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: new URL(`http://127.0.0.1:${port ?? 0}/hook`),
    received,
    refused,
    types: () => received.map(({ parsed }) => parsed.type),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
