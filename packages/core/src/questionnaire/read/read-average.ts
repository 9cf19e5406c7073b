import type { Average, Question } from '../questionnaire.ts'
import type { FhirElement } from './fhir-element.ts'
import { extensionUrls } from './known-extensions.ts'
import { readCodings } from './read-coding.ts'

/** `urn:x-carebatch:average`: title, one `of` for each question, unit and code. */
export function readAverages(questionnaire: FhirElement, questions: readonly Question[]): readonly Average[] {
  return questionnaire.extensions(extensionUrls.average).flatMap((extension) => {
    const average = readAverage(extension)
    extension.close()
    const numeric = questions.filter(({ type }) => ['integer', 'decimal', 'quantity'].includes(type))
    const isSound =
      average.title !== '' &&
      average.of.length > 0 &&
      average.of.every((linkId) => numeric.some((question) => question.linkId === linkId))
    if (!isSound) extension.refuse('question-unknown', 'of')
    return isSound ? [average] : []
  })
}

function readAverage(extension: FhirElement): Average {
  const of: string[] = []
  let average: Omit<Average, 'of'> = { title: '' }
  for (const part of extension.parts()) {
    const name = part.string('url')
    if (name === 'of') of.push(part.string('valueString') ?? '')
    else if (name === 'title') average = { ...average, title: part.untranslated('valueString') ?? '' }
    else if (name === 'unit' || name === 'code') {
      const [coding] = readCodings([part.element('valueCoding')].filter((one) => one !== undefined))
      if (coding) average = { ...average, [name]: coding }
    }
    part.close()
  }
  return { ...average, of }
}
