import { trustedScriptUrl } from './trusted-script-url.ts'

/**
 * The worker as a script of its own beside this module. Undefined where this module came from another origin, from
 * which no page may start a worker.
 */
export function startUrlWorker(): globalThis.Worker | undefined {
  if (new URL(import.meta.url).origin !== globalThis.location.origin) return undefined
  // Named like the global: bundlers look for exactly `new Worker(new URL('…', import.meta.url))`.
  class Worker extends globalThis.Worker {
    constructor(url: URL, options: WorkerOptions) {
      super(trustedScriptUrl(url.href), options)
    }
  }
  return new Worker(new URL('./list-worker.js', import.meta.url), { type: 'module' })
}
