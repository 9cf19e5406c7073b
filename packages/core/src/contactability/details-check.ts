/** From this share of the compared lines on, the list is stopped: so many different people are no slips of the pen. */
export const stoppingShare = 0.02

/** How the lines of a list compare with what look-ups answered. Lines that staff left out count for nothing. */
export interface DetailsCheck extends DetailsFound {
  /** The columns look sorted apart: nothing can be sent until they do not. */
  readonly stopsList: boolean
}

export interface DetailsFound {
  /** Lines with a date of birth or surname of which the look-up answered one too; 0: the list is not checked. */
  readonly compared: number
  /** Of those, lines that differ, whatever reason they are listed under. */
  readonly differing: number
}

export function detailsCheck({ compared, differing }: DetailsFound): DetailsCheck {
  return { compared, differing, stopsList: differing > 0 && differing >= compared * stoppingShare }
}
