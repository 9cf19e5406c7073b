import { trustedScriptUrl } from './trusted-script-url.ts'

/** The worker out of a text that is carried along: for pages whose scripts come from another origin. */
export async function startBlobWorker(): Promise<Worker> {
  const { listWorkerSource } = await import('./list-worker-source.ts')
  const url = URL.createObjectURL(new Blob([listWorkerSource], { type: 'text/javascript' }))
  const worker = new Worker(trustedScriptUrl(url))
  const forget = () => URL.revokeObjectURL(url)
  worker.addEventListener('message', forget, { once: true })
  worker.addEventListener('error', forget, { once: true })
  return worker
}
