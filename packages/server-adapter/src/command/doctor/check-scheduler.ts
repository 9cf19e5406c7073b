import type { BatchServerOptions } from '../../create-batch-server.ts'
import type { CheckFinding } from '../../ports/self-check.ts'
import { sentenceOf } from './problem-in.ts'

/** Starts it as a process that does no work: it takes wake-ups and hands none over, so a running server loses none. */
export async function checkScheduler({ scheduler }: BatchServerOptions): Promise<readonly CheckFinding[]> {
  if (scheduler === undefined) return [{ what: 'Scheduler: timers of the process itself' }]
  const { manyProcesses } = scheduler.supports
  try {
    await scheduler.start()
    return [{ what: `Scheduler: starts, for ${manyProcesses ? 'many processes' : 'one process'}` }]
  } catch (error) {
    return [{ what: 'Scheduler', problem: sentenceOf(error) }]
  } finally {
    await scheduler.stop()
  }
}
