import { instantFrom, parseNhsNumber, parseUkPhoneNumber, type PatientFacts } from '@carebatch/core'
import type { ListRow } from '@carebatch/core/wire'
import type { LookupSubject } from '../../ports/patient-lookup.ts'
import type { EngineContext } from '../engine-context.ts'
import { numberHash, rememberedFor } from './number-hash.ts'

export interface FactsRequest {
  readonly organisation: string
  /** Code of the clinical system that the list came from. */
  readonly clinicalSystem: string
  readonly contactDetailsFromList: boolean
  readonly rows: readonly ListRow[]
}

export interface FactsOfLine {
  readonly line: number
  /** Undefined: there was no valid NHS number to ask about. */
  readonly facts: PatientFacts | undefined
}

type Answered = Omit<PatientFacts, 'nhsApp' | 'undelivered'>

/**
 * Asks everybody who knows about these patients, within the limits that they declare. Rejects where one of them does
 * not answer at all: then nobody knows, which is not the same as "no answer for this patient".
 */
export async function gatherFacts(
  context: EngineContext,
  request: FactsRequest,
): Promise<readonly FactsOfLine[]> {
  const asked = request.rows.map((row) => ({ row, nhsNumber: parseNhsNumber(row.nhsNumber ?? '') }))
  const subjects = subjectsOf(asked)
  const nhsNumbers = subjects.map(({ nhsNumber }) => nhsNumber)
  const [answers, accounts] = await Promise.all([
    lookUp(context, request.organisation, subjects),
    nhsAppAccounts(context, request, nhsNumbers),
  ])
  const current = [...answers.values()].flatMap(({ currentNhsNumber }) => currentNhsNumber ?? [])
  const others = accounts && (await nhsAppAccounts(context, request, current))
  const undelivered = await undeliveredNumbers(context, request, answers)
  return asked.map(({ row, nhsNumber }) => {
    const answer = nhsNumber && answers.get(nhsNumber)
    if (nhsNumber === undefined || answer === undefined) return { line: row.line, facts: undefined }
    const on = undelivered.get(numberToUse(context, request, row, answer) ?? '')
    const facts = {
      ...answer,
      ...(accounts && { nhsApp: accountOf(answer, accounts, others) }),
      ...(on !== undefined && { undelivered: { on: instantFrom(on) } }),
    }
    return { line: row.line, facts }
  })
}

type Accounts = NonNullable<Awaited<ReturnType<typeof nhsAppAccounts>>>

/** Whoever has a new NHS number has the App under it. */
function accountOf({ nhsNumber, currentNhsNumber }: Answered, accounts: Accounts, others?: Accounts) {
  const found = currentNhsNumber === undefined ? accounts.get(nhsNumber) : others?.get(currentNhsNumber)
  return found ?? { account: false, notifications: false }
}

/** Each patient once, with what the first line says of them. */
function subjectsOf(
  asked: readonly { readonly row: ListRow; readonly nhsNumber: string | undefined }[],
): readonly LookupSubject[] {
  const subjects = new Map<string, LookupSubject>()
  for (const { row, nhsNumber } of asked) {
    if (nhsNumber === undefined || subjects.has(nhsNumber)) continue
    const { dateOfBirth, name } = row
    const lastName = name?.last ?? name?.full
    subjects.set(nhsNumber, {
      nhsNumber,
      ...(lastName !== undefined && { lastName }),
      ...(dateOfBirth !== undefined && { dateOfBirth }),
    })
  }
  return [...subjects.values()]
}

async function lookUp(
  context: EngineContext,
  organisation: string,
  subjects: readonly LookupSubject[],
): Promise<ReadonlyMap<string, Answered>> {
  const { patientLookup } = context
  const answers = new Map<string, Answered>()
  for (let at = 0; at < subjects.length;) {
    const size = await turns(
      context,
      organisation,
      Math.min(patientLookup.supports.maxPerCall, subjects.length - at),
    )
    const part = subjects.slice(at, at + size)
    const found = await patientLookup.lookUp(organisation, part, AbortSignal.timeout(context.callTimeoutMs))
    part.forEach(({ nhsNumber }, index) => {
      const answer = found[index]
      if (answer?.nhsNumber === nhsNumber) answers.set(nhsNumber, answer)
      else answers.set(nhsNumber, { nhsNumber, answer: 'no-answer', asOf: instantFrom(context.now()) })
    })
    at += size
  }
  return answers
}

/** As many questions as the look-up's limit lets through now, at least one. */
async function turns(context: EngineContext, organisation: string, wanted: number): Promise<number> {
  const { name, supports } = context.patientLookup
  if (!Number.isFinite(supports.perSecond)) return wanted
  const key = `look-up:${name}:${organisation}`
  const most = Math.max(1, supports.perSecond)
  for (;;) {
    const { taken, waitMs } = await context.transaction('look-up-limit', ({ organisations }) =>
      organisations.takeTokens({ key, wanted, perSecond: supports.perSecond, most }),
    )
    if (taken > 0) return taken
    await context.pause(waitMs)
    context.stopping.throwIfAborted()
  }
}

/** Undefined: this clinical system's patients cannot have the NHS App. */
async function nhsAppAccounts(
  context: EngineContext,
  { organisation, clinicalSystem }: FactsRequest,
  nhsNumbers: readonly string[],
) {
  const system = context.clinicalSystems.find(({ code }) => code === clinicalSystem)
  if (system?.nhsApp !== true || nhsNumbers.length === 0) return undefined
  const found = await context.nhsAppAccounts.lookUp(
    organisation,
    nhsNumbers,
    AbortSignal.timeout(context.callTimeoutMs),
  )
  return new Map(
    [...found].map(([nhsNumber, { notifications }]) => [nhsNumber, { account: true, notifications }]),
  )
}

/** The number that a text would go to, in E.164. */
function numberToUse(
  { clinicalSystems, sandbox }: EngineContext,
  { clinicalSystem, contactDetailsFromList }: FactsRequest,
  row: ListRow,
  answer: Answered | undefined,
): string | undefined {
  const system = clinicalSystems.find(({ code }) => code === clinicalSystem)
  const looksUp = system?.contactDetailsFrom === 'look-up' && !contactDetailsFromList
  const text = looksUp ? answer?.phone : row.phone
  return text === undefined ? undefined : parseUkPhoneNumber(text, { allowTestNumbers: sandbox })?.e164
}

/** When a text last did not arrive, by number. Only keyed hashes of numbers are remembered. */
async function undeliveredNumbers(
  context: EngineContext,
  request: FactsRequest,
  answers: ReadonlyMap<string, Answered>,
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Set(
    request.rows.flatMap(
      (row) =>
        numberToUse(context, request, row, answers.get(parseNhsNumber(row.nhsNumber ?? '') ?? '')) ?? [],
    ),
  )
  const since = context.now() - rememberedFor
  return context.transaction('undelivered-numbers', async ({ organisations }) => {
    const key = await organisations.memoryKey(request.organisation)
    const hashes = new Map([...numbers].map((number) => [numberHash(key, number), number]))
    const found = await organisations.undeliveredSince(request.organisation, [...hashes.keys()], since)
    return new Map([...found].map(([hash, at]) => [hashes.get(hash) ?? '', at]))
  })
}
