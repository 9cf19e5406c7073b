import { createHmac } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AdapterSubject } from '@carebatch/server-adapter/testing'
import { fileName, spoolFolder } from './spool-folder.ts'

const secret = 'secret-of-the-test'

/** A report as the modem's program makes it. */
export function reportOf(key: string, what: 'delivered' | 'failed'): Request {
  const body = `${key} ${what} ${String(Date.UTC(2026, 10, 24, 10))}`
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return new Request('http://127.0.0.1/v1/callbacks/spool-folder', {
    method: 'POST',
    headers: { 'x-spool-signature': signature },
    body,
  })
}

export const spoolIn = (folder: string) => spoolFolder({ folder, secret, reachesNobody: true })

/** For `carebatch adapter test spool-folder.subject.ts`, and for the test. */
export default {
  kind: 'sender',
  async make() {
    const folder = await mkdtemp(join(tmpdir(), 'spool-'))
    return {
      sender: spoolIn(folder),
      addresses: { accepted: '+447700900001', refused: '+441632960001' },
      copies: async (key) =>
        (await readdir(join(folder, 'outgoing'))).filter((name) => name === fileName(key)).length,
      callback: async (key) => reportOf(key, 'delivered'),
      close: () => rm(folder, { recursive: true }),
    }
  },
} satisfies AdapterSubject
