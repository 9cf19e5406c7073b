import { instantFrom } from '@carebatch/core'
import type { LookupSubject, PatientLookup } from '../ports/patient-lookup.ts'

type Facts = Awaited<ReturnType<PatientLookup['lookUp']>>[number]

/** Facts that warn: where any source states one, it holds. */
const warnings = ['deceased', 'optedOut', 'restricted'] as const

/**
 * Several sources as one, the most trusted first: the first that found a patient says their details, later ones fill
 * what it left out, and a warning holds whoever gives it. Rejects where any of them gave no answer at all.
 */
export function combined(first: PatientLookup, ...others: readonly PatientLookup[]): PatientLookup {
  const sources = [first, ...others]
  return {
    name: sources.map(({ name }) => name).join('-and-'),
    supports: {
      maxPerCall: Math.min(...sources.map(({ supports }) => supports.maxPerCall)),
      perSecond: Math.min(...sources.map(({ supports }) => supports.perSecond)),
    },
    async lookUp(organisation, subjects, signal) {
      const answers = await Promise.all(
        sources.map((source) => source.lookUp(organisation, subjects, signal)),
      )
      return subjects.map((subject, at) =>
        merged(
          subject,
          answers.map((answer) => answer[at]),
        ),
      )
    },
  }
}

function merged({ nhsNumber }: LookupSubject, answers: readonly (Facts | undefined)[]): Facts {
  const given = answers.flatMap((facts) => (facts?.nhsNumber === nhsNumber ? [facts] : []))
  const [best] = given.toSorted((one, other) => rank(one) - rank(other))
  if (best === undefined) return { nhsNumber, answer: 'no-answer', asOf: instantFrom(0) }
  const found = given.filter(({ answer }) => answer === 'found')
  // The oldest part decides how old the whole is.
  const asOf = found.map((facts) => facts.asOf).toSorted()[0] ?? best.asOf
  const together = Object.assign({}, ...[...found].reverse(), best) as Facts
  return { ...together, ...warningsOf(found), asOf }
}

const rank = ({ answer }: Facts) => ['found', 'no-answer', 'not-found'].indexOf(answer)

function warningsOf(found: readonly Facts[]): Partial<Facts> {
  return Object.fromEntries(
    warnings.flatMap((name) => {
      const stated = found.map((facts) => facts[name]).find((value) => value !== undefined && value !== false)
      return stated === undefined ? [] : [[name, stated]]
    }),
  )
}
