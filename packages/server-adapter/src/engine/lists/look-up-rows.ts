import { instantFrom } from '@carebatch/core'
import type { StoredListRow, StoredPatientList } from '../../ports/store/patient-list-table.ts'
import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { minute, second } from '../periods.ts'
import { nameOf } from '../sending/call-sender.ts'
import { gatherFacts, type FactsOfLine } from './gather-facts.ts'

/** Rows that are asked about and saved together: at most so many, and at most what two seconds let through. */
const rowsAtOnce = 200
const secondsAtOnce = 2
/** How long to wait after the 1st, 2nd … failure in a row, and after all others. */
const waits: readonly number[] = [second, 5 * second, 15 * second]
const longestWait = minute
/** After so long without any answer, what is left has none: staff see it, and can have it looked up again. */
const patience = 30 * minute

/**
 * Looks up the next rows of the list that has waited longest. The rows themselves say what is left to do, and a lease
 * that nobody else asks about the same ones meanwhile: a crash loses the answers of two seconds.
 */
export function lookUpRows(context: EngineContext): LaneStep {
  const { perSecond } = context.patientLookup.supports
  const limit = Math.max(1, Math.min(rowsAtOnce, Math.floor(perSecond * secondsAtOnce)))
  return async () => {
    const lease = context.newLease()
    const due = await context.transaction('next-look-up', async ({ patientLists }) => {
      const list = await patientLists.nextToLookUp(context.now(), lease)
      return list && { list, rows: await patientLists.rowsToLookUp(list.id, limit) }
    })
    if (due === undefined) return undefined
    const { list, rows } = due
    const found = await gatherFacts(context, { ...list, rows: rows.map(({ row }) => row) }).catch(
      (failure: unknown) => noAnswer(context, list, failure),
    )
    if (found !== undefined) await save(context, list, rows, found)
    else if (!context.stopping.aborted) await putOff(context, list)
    await context.transaction('end-look-up', (tables) => tables.patientLists.endLookUp(list.id, lease.token))
    return context.stopping.aborted ? undefined : `${list.id}:${String(rows[0]?.line)}:${list.failures}`
  }
}

function noAnswer(context: EngineContext, { id }: StoredPatientList, failure: unknown): undefined {
  if (!context.stopping.aborted)
    context.logger.warn({ list: id, failure: nameOf(failure) }, 'a look-up gave no answer')
}

async function save(
  context: EngineContext,
  list: StoredPatientList,
  rows: readonly StoredListRow[],
  facts: readonly FactsOfLine[],
): Promise<void> {
  await context.transaction('save-facts', async ({ patientLists }) => {
    const now = context.now()
    await patientLists.find(list.organisation, list.id)
    await patientLists.saveFacts(list.id, await stillAsAsked(patientLists, list.id, rows, facts))
    const after = await patientLists.find(list.organisation, list.id)
    const isThrough = after === undefined || after.lookedUp >= after.received
    await patientLists.change(list.id, {
      failures: 0,
      failingSince: undefined,
      updatedAt: now,
      lookUpDueAt: isThrough ? undefined : now,
      ...(isThrough && {
        state: after !== undefined && after.received >= after.rows ? 'ready' : 'receiving',
      }),
    })
  })
}

/** A row that staff corrected in the meantime is asked about again under its new number. */
async function stillAsAsked(
  patientLists: { rowsAt(id: string, lines: readonly number[]): Promise<readonly StoredListRow[]> },
  list: string,
  asked: readonly StoredListRow[],
  facts: readonly FactsOfLine[],
): Promise<readonly FactsOfLine[]> {
  const now = await patientLists.rowsAt(
    list,
    asked.map(({ line }) => line),
  )
  const numbers = new Map(now.map(({ line, row }) => [line, row.nhsNumber]))
  const same = new Set(
    asked.filter(({ line, row }) => numbers.get(line) === row.nhsNumber).map(({ line }) => line),
  )
  return facts.filter(({ line }) => same.has(line))
}

/** It holds, and staff are told. */
async function putOff(context: EngineContext, list: StoredPatientList): Promise<void> {
  const now = context.now()
  const { failingSince = now } = list
  if (now - failingSince >= patience) return giveUp(context, list)
  const at = now + (waits[list.failures] ?? longestWait)
  await context.transaction('look-up-put-off', ({ patientLists }) =>
    patientLists.change(list.id, {
      failures: list.failures + 1,
      failingSince,
      lookUpDueAt: at,
      updatedAt: now,
    }),
  )
  context.wake([{ key: `look-ups:${list.organisation}`, at }])
}

const rowsGivenUpAtOnce = 5_000

async function giveUp(context: EngineContext, list: StoredPatientList): Promise<void> {
  for (;;) {
    const rows = await context.transaction('read-rows', ({ patientLists }) =>
      patientLists.rowsToLookUp(list.id, rowsGivenUpAtOnce),
    )
    const asOf = instantFrom(context.now())
    const facts = rows.map(({ line, row: { nhsNumber = '' } }) => ({
      line,
      facts: { nhsNumber, answer: 'no-answer' as const, asOf },
    }))
    await save(context, list, rows, facts)
    if (rows.length < rowsGivenUpAtOnce) return
  }
}
