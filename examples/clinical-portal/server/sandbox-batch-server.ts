import { join } from 'node:path'
import { createBatchServer, type BatchServer } from '@carebatch/server-adapter'
import { pdfText } from '@carebatch/server-adapter/document-texts/unpdf'
import { sqlite } from '@carebatch/server-adapter/stores/sqlite'
import { sandboxWorld } from '@carebatch/server-adapter/testing'
import { people } from '../../patient-lists/people.ts'
import { keptSecret } from './kept-secret.ts'

/**
 * The SDK's server as this example configures it: one SQLite file, and a sandbox for everything that would reach people.
 * Patients' links lead to `address`; their secret lies beside the database, in a file of its own.
 */
export async function sandboxBatchServer(data: string, address: string): Promise<BatchServer> {
  const world = sandboxWorld({ folder: data, people })
  const server = createBatchServer({
    ...world,
    store: sqlite({ file: join(data, 'carebatch.sqlite') }),
    links: { address, key: await keptSecret(join(data, 'links.key')) },
    documentText: pdfText(),
  })
  return {
    ...server,
    async stop() {
      await server.stop()
      world.close()
    },
  }
}
