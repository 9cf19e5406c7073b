import { snomedSystem } from '../primitives/snomed-code.ts'
import type { AnswerValue, Coding } from '../questionnaire/answer-value.ts'
import { assessAnswers } from '../questionnaire/assess-answers.ts'
import type { Question } from '../questionnaire/questionnaire.ts'
import { answersOf, shownQuestions } from '../questionnaire/shown-items.ts'
import type { AnsweredQuestionnaire } from '../questionnaire/to-questionnaire-response.ts'

interface CodeableConcept {
  readonly coding?: readonly Coding[]
  readonly text?: string
}

interface ObservedValue {
  readonly valueQuantity?: {
    readonly value: number
    readonly unit?: string
    readonly system?: string
    readonly code?: string
  }
  readonly valueCodeableConcept?: CodeableConcept
  readonly valueBoolean?: boolean
  readonly valueString?: string
  readonly valueDateTime?: string
  readonly valueTime?: string
}

/** The part of an HL7 FHIR R4 Observation that one coded answer fills. */
export interface ReplyObservation extends ObservedValue {
  readonly resourceType: 'Observation'
  readonly identifier: readonly { readonly system: string; readonly value: string }[]
  readonly status: 'final'
  readonly code: CodeableConcept
  readonly subject: { readonly identifier: { readonly system: string; readonly value: string } }
  readonly effectiveDateTime: string
}

const observationKeySystem = 'urn:x-carebatch:observation'
const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number'

/**
 * What the record can count: answers to questions that have a SNOMED CT code, answers that are findings of SNOMED CT
 * themselves ("Ex-smoker"), and means that have a code. What has none stays in the summary alone.
 */
export function replyObservations(reply: AnsweredQuestionnaire): readonly ReplyObservation[] {
  const { questionnaire, answers, key, nhsNumber, authored } = reply
  const found = [
    ...shownQuestions(questionnaire, answers).flatMap((question) =>
      answersOf(answers, question.linkId).flatMap((answer) => observed(question, answer)),
    ),
    ...assessAnswers(questionnaire, answers).averages.flatMap(({ code, value, unit }) =>
      code === undefined ? [] : [{ code: { coding: [code] }, ...quantity(value, unit) }],
    ),
  ]
  return found.map((one, at) => ({
    resourceType: 'Observation',
    identifier: [{ system: observationKeySystem, value: `${key}-${at + 1}` }],
    status: 'final',
    subject: { identifier: { system: nhsNumberSystem, value: nhsNumber } },
    effectiveDateTime: authored,
    ...one,
  }))
}

type Observed = ObservedValue & { readonly code: CodeableConcept }

function observed(question: Question, answer: AnswerValue): readonly Observed[] {
  const codes = question.codes.filter(isSnomed)
  if (codes.length > 0)
    return [{ code: { coding: codes, text: question.shortText }, ...valueOf(question, answer) }]
  if (answer.type !== 'coding' || !isSnomed(answer.value)) return []
  return [{ code: { coding: [answer.value], text: question.shortText } }]
}

function isSnomed({ system }: Coding): boolean {
  return system === snomedSystem
}

function valueOf({ units }: Question, answer: AnswerValue): ObservedValue {
  switch (answer.type) {
    case 'boolean':
      return { valueBoolean: answer.value }
    case 'integer':
    case 'decimal':
      return quantity(answer.value, units[0])
    case 'quantity':
      return { valueQuantity: answer.value }
    case 'coding':
      return { valueCodeableConcept: { coding: [answer.value] } }
    case 'date':
    case 'dateTime':
      return { valueDateTime: answer.value }
    case 'time':
      return { valueTime: answer.value }
    case 'string':
    case 'uri':
      return { valueString: answer.value }
  }
}

function quantity(value: number, unit: Coding | undefined): ObservedValue {
  const { system, code, display } = unit ?? {}
  return {
    valueQuantity: {
      value,
      ...(display && { unit: display }),
      ...(system && { system }),
      ...(code && { code }),
    },
  }
}
