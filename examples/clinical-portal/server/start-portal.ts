import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundlePages } from './bundle-pages.ts'
import { listen } from './listen.ts'
import { portalApp } from './portal-app.ts'
import { Refusal } from './refusal.ts'
import { sandboxBatchServer } from './sandbox-batch-server.ts'
import type { StartOptions } from './start-options.ts'

export interface RunningPortal {
  readonly address: string
  stop(): Promise<void>
}

type Answer = (request: Request) => Response | Promise<Response>

/**
 * Starts everything, and resolves when a browser would be answered. The port is taken first, so that a second start
 * by mistake never touches the database.
 */
export async function startPortal({ port, data }: StartOptions, folder: string): Promise<RunningPortal> {
  let answer: Answer = () => new Response('Starting', { status: 503 })
  const listening = await listen(port, (request) => answer(request))
  try {
    await makeFolder(data)
    const batchServer = await sandboxBatchServer(data, listening.address)
    const [assets, page] = await Promise.all([
      bundlePages(join(folder, 'pages')),
      readFile(join(folder, 'pages/page.html'), 'utf8'),
    ])
    const app = portalApp({ batchServer, assets, page, lists: join(folder, '../patient-lists') })
    answer = (request) => app.fetch(request)
    await batchServer.start()
    return {
      address: listening.address,
      async stop() {
        await listening.stop()
        await batchServer.stop()
      },
    }
  } catch (error) {
    await listening.stop()
    throw error
  }
}

const makeFolder = (data: string) =>
  mkdir(data, { recursive: true }).catch(() => {
    throw new Refusal(`The folder ${data} cannot be used. Choose another one with CAREBATCH_DATA.`)
  })
