/** Over this long, wrong and right tries of one batch are weighed against each other: 10 minutes. */
export const sprayWindowMs = 10 * 60_000

/** Links of one batch within the window: those with a wrong try, and those that were opened. */
export interface BatchTries {
  readonly wrongLinks: number
  readonly openedLinks: number
}

const fewestLinks = 20

/**
 * Somebody who holds many links tries dates of birth on them. Patients mistype too, but most of them get it right: more
 * than 20 links with wrong tries, and more than half as many as were opened, is not how patients behave.
 */
export function isSprayed({ wrongLinks, openedLinks }: BatchTries): boolean {
  return wrongLinks > fewestLinks && wrongLinks * 2 > openedLinks
}
