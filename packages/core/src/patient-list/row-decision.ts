/** What staff decided about one line during review. */
export interface RowDecision {
  readonly leftOut?: boolean | undefined
  /** Of several lines of one patient, this one. */
  readonly chosen?: boolean | undefined
  /** Go on as if no email had been given. */
  readonly ignoreEmail?: boolean | undefined
}
