import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Child {
  /** Has something done in the process and resolves with what came of it. */
  tell(order: string, count?: number): Promise<unknown>
}

export function child(script: string, ...args: readonly string[]): Child {
  const forked = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    execArgv: ['--conditions=carebatch-source'],
  })
  return {
    async tell(order, count = 0) {
      const ended = once(forked, 'exit').then(() => {
        throw new Error(`${script} ended while it was to ${order}`)
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
      forked.send([order, count])
      ended.catch(() => undefined)
      return Promise.race([answered, ended])
    },
  }
}
