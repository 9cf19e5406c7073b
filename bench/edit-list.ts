import assert from 'node:assert/strict'
import {
  editPatientList,
  readPatientList,
  reviewLinesAgain,
  reviewPatientList,
  type EditedPatientList,
  type PatientListEdit,
  type ReviewInput,
} from '@carebatch/core'
import { listText } from './browser/list-text.ts'

const rows = 100_000
const runs = 15
const options = { today: '2026-11-24', allowTestNumbers: true }
/** Staff press and see: an edit must be no slower than that. */
const budgetMs = 50

/** The middle of 15 edits of each kind in a list of 100,000, the review of the lines concerned included. */
export async function run(): Promise<Record<string, unknown>> {
  const asRead = await readPatientList(listText(rows), { clinicalSystem: 'systmone', ...options })
  assert.equal(asRead.rows.length, rows)
  const first = editPatientList(asRead, { kind: 'leave-out', lines: [2] }, options).list
  const review = reviewPatientList(inputOf(first))
  const ms = Object.fromEntries(
    Object.entries(kinds).map(([kind, editOf]) => {
      const times = Array.from({ length: runs }, (_, run) => timed(() => edit(first, editOf(run))))
      return [`${kind}Ms`, times.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? 0]
    }),
  )
  const slowest = Math.max(...Object.values(ms))
  return { rows, ...ms, budgetMs, ratio: Math.round((100 * slowest) / budgetMs) / 100 }

  function edit(list: EditedPatientList, change: PatientListEdit): void {
    const result = editPatientList(list, change, options)
    assert.ok(result.changed !== undefined)
    reviewLinesAgain(review, inputOf(result.list), result.changed.lines)
  }
}

/** Lines whose phone has a suggestion come every 70 rows, patients who are on two lines every 500. */
const kinds: Readonly<Record<string, (run: number) => PatientListEdit>> = {
  cell: (run) => ({ kind: 'cell', line: 1_000 + run, column: 'phone', text: '07700 900118' }),
  nhsNumber: (run) => ({ kind: 'cell', line: 1_000 + run, column: 'nhsNumber', text: '999 054 8609' }),
  suggestion: (run) => ({ kind: 'suggestion', line: 72 + 350 * run, column: 'phone' }),
  leaveOut: (run) => ({ kind: 'leave-out', lines: [50_000 + run] }),
  choose: (run) => ({ kind: 'choose', line: 500 * (run + 1) }),
  ignoreEmail: (run) => ({ kind: 'ignore-email', line: 2 + 5 * run }),
  undo: () => ({ kind: 'undo' }),
}

function inputOf(list: EditedPatientList): ReviewInput {
  return {
    rows: list.rows,
    facts: () => undefined,
    decisions: (line) => list.decisions.get(line),
    clinicalSystem: 'systmone',
    contactDetailsFromList: false,
    batchType: 'message',
    settings: { skipLikelyToFail: false, fallbackAfterHours: 24 },
    allowTestNumbers: true,
  }
}

function timed(work: () => void): number {
  const started = performance.now()
  work()
  return Math.round((performance.now() - started) * 10) / 10
}
