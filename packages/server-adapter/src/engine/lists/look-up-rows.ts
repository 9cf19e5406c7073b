import { instantFrom } from '@carebatch/core'
import type { StoredListRow, StoredPatientList } from '../../ports/store/patient-list-table.ts'
import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { minute, second } from '../periods.ts'
import { nameOf } from '../sending/call-sender.ts'
import { gatherFacts, type FactsOfLine } from './gather-facts.ts'

/** Rows that are asked about and saved together. A crash loses the answers of at most so many. */
const rowsAtOnce = 200
/** How long to wait after the 1st, 2nd … failure in a row. */
const waits: readonly number[] = [second, 5 * second, 15 * second, minute]

/** Looks up the next rows of the list that has waited longest. The rows themselves say what is left to do. */
export function lookUpRows(context: EngineContext): LaneStep {
  return async () => {
    const due = await context.transaction('next-look-up', async ({ patientLists }) => {
      const list = await patientLists.nextToLookUp(context.now())
      return list && { list, rows: await patientLists.rowsToLookUp(list.id, rowsAtOnce) }
    })
    if (due === undefined) return false
    const { list, rows } = due
    try {
      await save(
        context,
        list,
        rows,
        await gatherFacts(context, { ...list, rows: rows.map(({ row }) => row) }),
      )
    } catch (failure) {
      context.logger.warn({ list: list.id, failure: nameOf(failure) }, 'a look-up gave no answer')
      await putOff(context, list, rows)
    }
    return true
  }
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

/** After as many failures as there are waits, these rows have no answer, which staff see and can have asked again. */
async function putOff(
  context: EngineContext,
  list: StoredPatientList,
  rows: readonly StoredListRow[],
): Promise<void> {
  const wait = waits[list.failures]
  if (wait === undefined) {
    await save(
      context,
      list,
      rows,
      rows.map(({ line, row }) => ({
        line,
        facts: { nhsNumber: row.nhsNumber ?? '', answer: 'no-answer', asOf: instantFrom(context.now()) },
      })),
    )
    return
  }
  const at = context.now() + wait
  await context.transaction('look-up-put-off', ({ patientLists }) =>
    patientLists.change(list.id, { failures: list.failures + 1, lookUpDueAt: at, updatedAt: context.now() }),
  )
  context.wake([{ key: `look-ups:${list.organisation}`, at }])
}
