import type { ComparedDetail } from './differing-details.ts'

/** From this share of the compared lines on, the list is stopped: so many different people are no slips of the pen. */
export const stoppingShare = 0.02

/** How the lines of a list compare with what look-ups answered. Lines that staff left out count for nothing. */
export interface DetailsCheck {
  /** Lines with a date of birth or surname of which the look-up answered one too; 0: the list is not checked. */
  readonly compared: number
  /** Of those, lines that differ, whatever reason they are listed under. */
  readonly differing: number
  /** The columns look sorted apart: nothing can be sent until they do not. */
  readonly stopsList: boolean
}

/** What differs in each line; undefined where there was nothing to compare. */
export function detailsCheck(lines: Iterable<readonly ComparedDetail[] | undefined>): DetailsCheck {
  let [compared, differing] = [0, 0]
  for (const line of lines) {
    if (line !== undefined) compared += 1
    if (line !== undefined && line.length > 0) differing += 1
  }
  return { compared, differing, stopsList: differing > 0 && differing >= compared * stoppingShare }
}
