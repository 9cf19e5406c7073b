import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AdapterSubject } from '@carebatch/server-adapter/testing'
import { folderRecords, recordFile } from './folder-records.ts'

/** For `carebatch adapter test folder-records.subject.ts`, and for the test. */
export default {
  kind: 'record-writer',
  async make() {
    const folder = await mkdtemp(join(tmpdir(), 'records-'))
    return {
      writer: folderRecords({ folder }),
      entries: async (key) =>
        (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(recordFile(key))).length,
      close: () => rm(folder, { recursive: true }),
    }
  },
} satisfies AdapterSubject
