import type { Clock } from '../../ports/clock.ts'
import { minute } from '../periods.ts'

/** How far the wall clock may move against the one that cannot (design: 5 minutes). */
export const mostJumpMs = 5 * minute

/**
 * Says by how many milliseconds the wall clock has jumped since it was last asked, where that is more than a clock that
 * is being corrected may move. A jump is told once.
 */
export function clockWatch(clock: Clock): () => number | undefined {
  let wall = clock.now()
  let steady = clock.monotonic()
  return () => {
    const [wasWall, wasSteady] = [wall, steady]
    wall = clock.now()
    steady = clock.monotonic()
    const jump = wall - wasWall - (steady - wasSteady)
    return Math.abs(jump) > mostJumpMs ? jump : undefined
  }
}
