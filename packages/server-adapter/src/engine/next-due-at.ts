import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'

export function nextDueAt(context: EngineContext): Engine['nextDueAt'] {
  return () =>
    context.transaction('next-due', async (tables) => {
      const { tasks, submissions, patientLists, steering } = tables
      const due: (number | undefined)[] = []
      for (const table of [tasks, submissions, patientLists, steering]) due.push(await table.nextDueAt())
      const known = due.filter((at) => at !== undefined)
      return known.length === 0 ? undefined : Math.min(...known)
    })
}
