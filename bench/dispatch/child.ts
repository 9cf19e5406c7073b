import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Child {
  /** Has something done in the process and resolves with what came of it. */
  tell(order: string, given?: unknown): Promise<unknown>
}

/** A script of this folder, or of another by its address. */
export const child = (script: string | URL, ...args: readonly string[]): Child =>
  childWith([], script, ...args)

/** A process whose heap is kept small does not wait with tidying up until memory runs short. */
export const smallHeap = ['--max-old-space-size=160', '--max-semi-space-size=8'] as const

/** The same with flags of Node. */
export function childWith(flags: readonly string[], script: string | URL, ...args: readonly string[]): Child {
  const forked = fork(
    fileURLToPath(typeof script === 'string' ? new URL(script, import.meta.url) : script),
    args,
    {
      execArgv: ['--conditions=carebatch-source', ...flags],
    },
  )
  return {
    async tell(order, given = 0) {
      const ended = once(forked, 'exit').then(() => {
        throw new Error(`${String(script)} ended while it was to ${order}`)
      })
      const answered = new Promise<unknown>((resolve) => {
        const listen = (message: unknown) => {
          const [done, result] = message as [string, unknown]
          if (done !== order) return
          forked.off('message', listen)
          resolve(result)
        }
        forked.on('message', listen)
      })
      forked.send([order, given])
      ended.catch(() => undefined)
      return Promise.race([answered, ended])
    },
  }
}
