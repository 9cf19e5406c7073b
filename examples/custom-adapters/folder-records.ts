import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toCommunication } from '@carebatch/core'
import type { RecordWriter } from '@carebatch/server-adapter'

export interface FolderRecordsOptions {
  /** Which the clinical system's nightly import reads, and in which it leaves everything as it is. */
  readonly folder: string
}

/** Record entries as FHIR R4 files for an import, one a file, written once. */
export function folderRecords({ folder }: FolderRecordsOptions): RecordWriter {
  return {
    name: 'folder-records',
    supports: { concurrency: 4 },
    async write(entry) {
      const own = join(folder, entry.organisation)
      const draft = join(own, `.${randomUUID()}`)
      await mkdir(own, { recursive: true })
      await writeFile(draft, JSON.stringify(toCommunication(entry)), { flush: true })
      try {
        // A second link of the same name is refused by the file system itself, also at the same moment.
        await link(draft, join(own, recordFile(entry.key)))
      } catch (error) {
        if (!isThere(error)) throw error
      } finally {
        await rm(draft, { force: true })
      }
      return { kind: 'written' }
    },
  }
}

export function recordFile(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
