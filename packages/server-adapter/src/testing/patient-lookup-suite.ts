import assert from 'node:assert/strict'
import { parseInstant } from '@carebatch/core'
import type { PatientLookup } from '../ports/patient-lookup.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface PatientLookupSubject extends Closable {
  readonly lookup: PatientLookup
  readonly organisation: string
  /** NHS numbers to which the source answers as named. Leave out what cannot be brought about. */
  readonly nhsNumbers: {
    readonly found: string
    readonly notFound?: string
    readonly noAnswer?: string
    readonly deceased?: string
  }
}

/** What the engine relies on in every patient look-up: one dated answer for each question, in order. */
export function patientLookupSuite(options: SuiteOptions<PatientLookupSubject>): void {
  const check = (name: string, run: (subject: PatientLookupSubject) => Promise<void>) =>
    suiteCase(options, `patient look-up: ${name}`, run)
  const ask = ({ lookup, organisation }: PatientLookupSubject, ...nhsNumbers: readonly string[]) =>
    lookup.lookUp(
      organisation,
      nhsNumbers.map((nhsNumber) => ({ nhsNumber })),
      AbortSignal.timeout(60_000),
    )

  check('declares limits that can be worked with', async ({ lookup }) => {
    assert.ok(Number.isInteger(lookup.supports.maxPerCall) && lookup.supports.maxPerCall >= 1)
    assert.ok(lookup.supports.perSecond > 0)
  })

  check('dates its answer', async (subject) => {
    const [facts] = await ask(subject, subject.nhsNumbers.found)
    assert.equal(facts?.answer, 'found')
    assert.equal(facts.nhsNumber, subject.nhsNumbers.found)
    assert.ok(parseInstant(facts.asOf) !== undefined)
  })

  check('gives one answer for each question, in order, also where it could not say', async (subject) => {
    const { found, notFound, noAnswer } = subject.nhsNumbers
    const asked = [notFound, found, noAnswer].filter((it) => it !== undefined)
    if (asked.length > subject.lookup.supports.maxPerCall) return
    const answers = await ask(subject, ...asked)
    assert.deepEqual(
      answers.map((facts) => facts.nhsNumber),
      asked,
    )
    const expected = [notFound && 'not-found', found && 'found', noAnswer && 'no-answer']
    assert.deepEqual(
      answers.map((facts) => facts.answer),
      expected.filter((it) => it !== undefined),
    )
  })

  check('says who has died', async (subject) => {
    const { deceased } = subject.nhsNumbers
    if (deceased === undefined) return
    const [facts] = await ask(subject, deceased)
    assert.ok(facts?.deceased !== undefined)
  })

  check('answers the same number twice in one call', async (subject) => {
    if (subject.lookup.supports.maxPerCall < 2) return
    const { found } = subject.nhsNumbers
    const answers = await ask(subject, found, found)
    assert.equal(answers.length, 2)
  })
}
