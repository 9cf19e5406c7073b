import { join } from 'node:path'
import { createBatchServer, type BatchServer } from '@carebatch/server-adapter'
import { sqlite } from '@carebatch/server-adapter/stores/sqlite'
import { sandboxWorld } from '@carebatch/server-adapter/testing'
import { people } from '../../patient-lists/people.ts'

/** The SDK's server as this example configures it: one SQLite file, and a sandbox for everything that would reach people. */
export function sandboxBatchServer(data: string): BatchServer {
  const world = sandboxWorld({ folder: data, people })
  const server = createBatchServer({ ...world, store: sqlite({ file: join(data, 'carebatch.sqlite') }) })
  return {
    ...server,
    async stop() {
      await server.stop()
      world.close()
    },
  }
}
