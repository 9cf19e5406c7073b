/** Whether a step changes what is stored. One that only reads cannot be lost and has nothing to repeat. */
export type StepKind = 'writes' | 'reads'

/**
 * Every transaction of the engine, once: between two of them a process may die at any moment, and nothing may be lost
 * or doubled by it. Proofs crash at each one. docs/reference/engine-steps.md says what each does.
 */
export const engineSteps = {
  'create-list': 'writes',
  'put-rows': 'writes',
  'look-up-list': 'writes',
  'next-look-up': 'writes',
  'look-up-limit': 'writes',
  'look-up-put-off': 'writes',
  'save-facts': 'writes',
  'end-look-up': 'writes',
  'create-draft': 'writes',
  'save-draft': 'writes',
  'delete-draft': 'writes',
  'forget-drafts': 'writes',
  'insert-batch': 'writes',
  prepare: 'writes',
  ready: 'writes',
  claim: 'writes',
  'hold-batch': 'writes',
  'hold-back': 'writes',
  'end-hold': 'writes',
  'release-held': 'writes',
  'release-done': 'writes',
  'give-back': 'writes',
  recheck: 'writes',
  'hold-sends': 'writes',
  'commit-submission': 'writes',
  finish: 'writes',
  'pause-refused': 'writes',
  'take-over': 'writes',
  'finish-asking': 'writes',
  receipts: 'writes',
  'claim-fallbacks': 'writes',
  fallback: 'writes',
  'claim-deadlines': 'writes',
  'receipt-deadline': 'writes',
  'claim-records': 'writes',
  'finish-records': 'writes',
  'retry-records': 'writes',
  pause: 'writes',
  resume: 'writes',
  'change-schedule': 'writes',
  spread: 'writes',
  'stop-everything': 'writes',
  release: 'writes',
  'hold-clock': 'writes',
  'hold-restored': 'writes',
  'restore-part': 'writes',
  'restore-found': 'writes',
  'restore-done': 'writes',
  stop: 'writes',
  withdraw: 'writes',
  retry: 'writes',
  resolve: 'writes',
  'resolve-part': 'writes',
  'note-webhooks': 'writes',
  'claim-webhook': 'writes',
  'finish-webhook': 'writes',
  'replay-webhooks': 'writes',
  'write-settings': 'writes',
  'save-template': 'writes',
  'delete-template': 'writes',
  'read-list': 'reads',
  'read-rows': 'reads',
  'read-facts': 'reads',
  'undelivered-numbers': 'writes',
  'recognise-list': 'writes',
  'read-list-rows': 'reads',
  'list-drafts': 'reads',
  'read-draft': 'reads',
  'find-batch': 'reads',
  'list-batches': 'reads',
  'read-batch': 'reads',
  'report-stop': 'reads',
  'read-holds': 'reads',
  'list-messages': 'reads',
  'read-message': 'reads',
  'read-stale': 'reads',
  'read-entries': 'reads',
  'read-record-gaps': 'reads',
  reconcile: 'reads',
  export: 'reads',
  unfinished: 'reads',
  'next-due': 'reads',
  'read-health': 'reads',
  'read-version': 'reads',
  'read-settings': 'reads',
  'list-templates': 'reads',
} as const satisfies Record<string, StepKind>

export type StepName = keyof typeof engineSteps

/** Calls to others, always between two transactions and never inside one: a process may die before and after each. */
export const engineCalls = [
  'sender.send',
  'sender.lookUp',
  'sender.pullReceipts',
  'webhook.deliver',
  'recordWriter.write',
  'patientLookup.lookUp',
  'nhsAppAccounts.lookUp',
] as const
export type CallName = (typeof engineCalls)[number]

export const writingSteps: readonly StepName[] = stepsOf('writes')

function stepsOf(kind: StepKind): readonly StepName[] {
  const names = Object.keys(engineSteps) as StepName[]
  return names.filter((name) => engineSteps[name] === kind)
}
