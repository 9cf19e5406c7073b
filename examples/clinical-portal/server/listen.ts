import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { Refusal } from './refusal.ts'
import { getRequestListener } from '@hono/node-server'

export interface Listening {
  readonly address: string
  /** Ends streams that would go on for ever, too. */
  stop(): Promise<void>
}

type Fetch = (request: Request) => Response | Promise<Response>

/** Listens on this machine only. Throws a Refusal when the port is taken. */
export async function listen(port: number, fetch: Fetch): Promise<Listening> {
  const server = createServer(getRequestListener(fetch))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((error: unknown) => {
    throw refusalOf(error, port)
  })
  return {
    address: `http://127.0.0.1:${portOf(server)}`,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

function refusalOf(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new Refusal(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=4700 pnpm start`,
    )
  if (code === 'EACCES')
    return new Refusal(`Port ${port} may not be used by this user. Choose one above 1023, e.g. PORT=4700.`)
  return error
}
