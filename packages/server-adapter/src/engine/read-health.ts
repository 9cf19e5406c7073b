import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'
import { nextDueAt } from './next-due-at.ts'

/** How the engine is, of all organisations together: figures, and nothing about anybody. */
export function readHealth(context: EngineContext): Engine['readHealth'] {
  const next = nextDueAt(context)
  return async () => {
    const holds = await context.transaction('read-health', ({ batches }) => batches.countResting())
    return { oldestDueMs: Math.max(0, context.now() - ((await next()) ?? Infinity)), holds }
  }
}
