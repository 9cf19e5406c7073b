import { join } from 'node:path'
import { clinicalSystems } from '@carebatch/core'
import { createBatchServer, type BatchServer } from '@carebatch/server-adapter'
import { sqlite } from '@carebatch/server-adapter/stores/sqlite'
import type { SandboxWorld } from '@carebatch/server-adapter/testing'
import { folderRecords } from './folder-records.ts'
import { spoolIn } from './spool-folder.subject.ts'
import { vision } from './vision.ts'

/** A server with a sender, a record writer and a clinical system of our own; the rest is of the sandbox. */
export function batchServer(folder: string, world: SandboxWorld): BatchServer {
  return createBatchServer({
    ...world,
    store: sqlite({ file: ':memory:' }),
    senders: [spoolIn(join(folder, 'spool'))],
    recordWriter: folderRecords({ folder: join(folder, 'records') }),
    clinicalSystems: [...clinicalSystems, vision],
    liveEveryMs: 20,
  })
}
