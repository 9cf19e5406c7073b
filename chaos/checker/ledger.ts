/** One person of a batch, as the ledger has it. */
export interface LedgerRow {
  readonly id: string
  readonly line: number
  readonly nhsNumber: string | undefined
  readonly state: string
  /** Entries that say "sent" to the patient's record. */
  readonly record: string
}

export interface Ledger {
  readonly rows: readonly LedgerRow[]
  /** The counts that staff are shown, by bucket. */
  readonly counts: Readonly<Record<string, number>>
}

/** Where each state is counted: written down here a second time, from the design and not from the engine's sources. */
export const bucketOfState: Readonly<Record<string, string>> = {
  waiting: 'waiting',
  held: 'waiting',
  submitting: 'sending',
  accepted: 'sending',
  delivered: 'delivered',
  read: 'delivered',
  emailed: 'emailed',
  failed: 'failed',
  'no-confirmation': 'no-confirmation',
  'outcome-unknown': 'outcome-unknown',
  skipped: 'skipped',
  cancelled: 'cancelled',
  excluded: 'not-contactable',
}
