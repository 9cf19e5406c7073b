import type { Copy, TruthLine } from '../provider/truth-log.ts'
import { bucketOfState, type Ledger, type LedgerRow } from './ledger.ts'
import { badRepeats } from './repeats.ts'

export interface Evidence {
  /** NHS numbers of everybody on the list, whether they can be contacted or not. */
  readonly list: readonly string[]
  readonly ledger: Ledger
  /** The provider's log. */
  readonly truth: readonly TruthLine[]
  /** Keys of copies that the provider took and could not deliver afterwards. */
  readonly undelivered?: ReadonlySet<string>
  /** Messages that a person counted as sent, without a copy that anybody knows of. */
  readonly countedAsSent?: ReadonlySet<string>
  /** Messages that a person sent again although their outcome was unknown: one more copy is theirs to answer for. */
  readonly sentAgain?: ReadonlySet<string>
  /** Nothing is due any more: who still waits has been forgotten. Default: true. */
  readonly isSettled?: boolean
  /** The provider recognises no repeats, so what is in the dark may not be handed over a second time. */
  readonly neverRepeat?: boolean
}

/** What is wrong, in a few words and with the message or person it is about. */
export interface Finding {
  readonly why: string
  readonly about: string
}

export interface Verdict {
  /** People in no bucket, or in one that the provider's log contradicts. */
  readonly lost: readonly Finding[]
  /** Addresses that got two copies. */
  readonly doubled: readonly Finding[]
  /** Left for a person to decide. */
  readonly unknown: number
  /** Rules that guard the two: counts, repeats, entries in records. */
  readonly broken: readonly Finding[]
}

/**
 * Compares a ledger with what the provider knows to have happened. Shares no code with the engine: it is the judge.
 */
export function judge(evidence: Evidence): Verdict {
  const { ledger, truth, neverRepeat = false } = evidence
  const copies = truth.filter((it) => it.what === 'copy')
  return {
    lost: [...missing(evidence), ...contradicted(evidence, copies)],
    doubled: doubled(evidence, copies),
    unknown: ledger.rows.filter(({ state }) => state === 'outcome-unknown').length,
    broken: [...badRows(evidence), ...badCounts(ledger), ...badRepeats(truth, neverRepeat)],
  }
}

/** Everybody of the list has a row, and each row is in a bucket. */
function missing({ list, ledger }: Evidence): readonly Finding[] {
  const there = new Set(ledger.rows.map(({ nhsNumber }) => nhsNumber))
  const without = list.filter((person) => !there.has(person))
  const nowhere = ledger.rows.filter(({ state }) => bucketOfState[state] === undefined)
  return [
    ...without.map((about) => ({ why: 'on the list and not in the ledger', about })),
    ...nowhere.map(({ id, state }) => ({ why: `in no bucket: ${state}`, about: id })),
  ]
}

function contradicted(evidence: Evidence, copies: readonly Copy[]): readonly Finding[] {
  const { ledger, undelivered } = evidence
  const taken = new Map<string, { alive: number; dead: number }>()
  for (const { key } of copies) {
    const tally = taken.get(messageOf(key)) ?? { alive: 0, dead: 0 }
    taken.set(messageOf(key), tally)
    if (undelivered?.has(key) === true) tally.dead++
    else tally.alive++
  }
  return ledger.rows.flatMap((row) => {
    const why = contradiction(row, taken.get(row.id) ?? { alive: 0, dead: 0 }, evidence)
    return why === undefined ? [] : [{ why, about: row.id }]
  })
}

/** What a state says about copies, held against the copies that there are. */
function contradiction(
  { id, state }: LedgerRow,
  { alive, dead }: { alive: number; dead: number },
  { isSettled = true, countedAsSent }: Evidence,
): string | undefined {
  switch (state) {
    case 'waiting':
    case 'held':
    case 'submitting':
      return isSettled ? `still ${state} when nothing is due any more` : undefined
    case 'accepted':
    case 'no-confirmation':
    case 'emailed':
      if (alive + dead > 0 || countedAsSent?.has(id) === true) return undefined
      return `${state}, and the provider never took it`
    case 'delivered':
    case 'read':
      return alive > 0 ? undefined : `${state}, and no copy arrived`
    case 'failed':
    case 'cancelled':
    case 'skipped':
    case 'excluded':
      return alive === 0 ? undefined : `${state}, and the provider took a copy`
    default:
      return undefined
  }
}

/** The fiction range has a thousand numbers only, so an address counts together with whose it is. */
function doubled({ undelivered, sentAgain }: Evidence, copies: readonly Copy[]): readonly Finding[] {
  const arrived = copies.filter(({ key }) => undelivered?.has(key) !== true)
  const byAddress = new Map<string, Copy[]>()
  for (const copy of arrived) {
    const address = `${copy.sender} ${copy.to} ${copy.nhsNumber}`
    byAddress.set(address, [...(byAddress.get(address) ?? []), copy])
  }
  return [...byAddress].flatMap(([about, all]) => {
    const allowed = 1 + new Set(all.map(({ key }) => messageOf(key)).filter((id) => sentAgain?.has(id))).size
    return all.length > allowed ? [{ why: `${all.length} copies`, about }] : []
  })
}

function badRows({ list, ledger }: Evidence): readonly Finding[] {
  const seen = new Map<string, number>()
  for (const { nhsNumber = '' } of ledger.rows) seen.set(nhsNumber, (seen.get(nhsNumber) ?? 0) + 1)
  const people = new Set(list)
  const strangers = ledger.rows.filter(({ nhsNumber = '' }) => !people.has(nhsNumber))
  const never = ledger.rows.filter(({ state }) => ['cancelled', 'skipped', 'excluded'].includes(state))
  return [
    ...[...seen].filter(([, rows]) => rows > 1).map(([about]) => ({ why: 'two rows for one person', about })),
    ...strangers.map(({ id }) => ({ why: 'in the ledger and not on the list', about: id })),
    ...never
      .filter(({ record }) => record !== 'none')
      .map(({ id, state }) => ({ why: `${state}, and an entry says "sent"`, about: id })),
  ]
}

/** Counted again here, row by row. */
function badCounts({ rows, counts }: Ledger): readonly Finding[] {
  const again = new Map<string, number>()
  for (const { state } of rows) {
    const bucket = bucketOfState[state] ?? state
    again.set(bucket, (again.get(bucket) ?? 0) + 1)
  }
  return [...new Set([...again.keys(), ...Object.keys(counts)])]
    .filter((bucket) => (again.get(bucket) ?? 0) !== (counts[bucket] ?? 0))
    .map((about) => ({ why: `counted ${counts[about] ?? 0}, there are ${again.get(about) ?? 0}`, about }))
}

export const messageOf = (key: string): string => key.slice(0, key.indexOf(':'))
