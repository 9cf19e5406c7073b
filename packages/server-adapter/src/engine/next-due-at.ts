import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'

export function nextDueAt(context: EngineContext): Engine['nextDueAt'] {
  return () =>
    context.transaction('next-due', async ({ tasks, submissions, patientLists }) => {
      const due = [await tasks.nextDueAt(), await submissions.nextDueAt(), await patientLists.nextDueAt()]
      const known = due.filter((at) => at !== undefined)
      return known.length === 0 ? undefined : Math.min(...known)
    })
}
