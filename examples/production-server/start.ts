import { once } from 'node:events'
import { createServer } from 'node:http'
import { endOnSignals } from '@carebatch/server-adapter'
import { getRequestListener } from '@hono/node-server'
import { Pool } from 'pg'
import { productionServer } from './server/production-server.ts'
import { readSettings, reasonNotToStart } from './server/settings.ts'

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const pool = new Pool({ connectionString: settings.DATABASE_URL, max: 10 })
  const server = productionServer(settings, pool)
  await server.start()
  const listener = createServer(getRequestListener(server.fetch)).listen(settings.PORT, settings.HOST)
  await once(listener, 'listening')
  endOnSignals(async () => {
    listener.close()
    await server.stop()
    listener.closeAllConnections()
    await pool.end()
  })
  const address = listener.address()
  const port = typeof address === 'object' ? address?.port : undefined
  process.stdout.write(`${settings.ROLE} listens on http://${settings.HOST}:${port ?? settings.PORT}\n`)
}

await start().catch((error: unknown) => {
  process.stderr.write(`${reasonNotToStart(error)}\n`)
  process.exit(1)
})
