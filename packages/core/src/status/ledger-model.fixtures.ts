/**
 * The state of a message as the executable model of the engine defines it, restated in the model's own shape, so that
 * `stateOf` is compared with something that was written independently of it. Email and "held" are not in the model.
 */
export interface ModelRow {
  readonly steps: number
  readonly go: boolean
  readonly fb: boolean
  readonly late: boolean
  readonly end: '' | 'skipped' | 'cancelled'
  /** By `step.generation`. */
  readonly t: Readonly<Record<string, string>>
}

const live = (what: string) => what === 'accepted' || what === 'delivered' || what === 'read'

export function modelStateOf(row: ModelRow): string {
  const all = Object.values(row.t)
  const at = (step: number) =>
    Object.keys(row.t).flatMap((key) => (Number(key[0]) === step ? [row.t[key] ?? ''] : []))
  if (all.includes('read')) return 'read'
  if (at(row.steps - 1).includes('delivered')) return 'delivered'
  const anyLive = all.some(live)
  if (all.includes('open')) return 'submitting'
  if (row.go) return anyLive ? 'accepted' : 'waiting'
  if (row.fb && anyLive) return 'accepted'
  if (all.includes('delivered')) return 'delivered'
  for (let step = 0; step < row.steps; step++) {
    const here = at(step)
    if (here.includes('unknown') && !here.some(live)) return 'outcome-unknown'
  }
  if (anyLive) return row.late ? 'no-confirmation' : 'accepted'
  return row.end || (all.length > 0 ? 'failed' : 'waiting')
}

/** The moves of the model's own table. */
export const modelMoves: Readonly<Record<string, string>> = {
  waiting: 'submitting cancelled skipped accepted delivered read failed outcome-unknown',
  submitting: 'waiting accepted delivered read failed cancelled outcome-unknown no-confirmation',
  accepted: 'submitting waiting delivered read failed no-confirmation outcome-unknown',
  'outcome-unknown': 'waiting accepted delivered read failed no-confirmation',
  'no-confirmation': 'delivered read failed outcome-unknown',
  failed: 'waiting',
  delivered: 'read',
  read: '',
  skipped: '',
  cancelled: '',
}
