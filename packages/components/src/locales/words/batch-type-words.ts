import { msg } from '@lit/localize'
import { batchTypeWords } from './batch-words.ts'

/** How a batch type is offered to staff. A type that a host has added is offered by its own title. */
export interface BatchTypeOffer {
  readonly title: string
  readonly hint: string
}

export function batchTypeOffer({
  code,
  title,
}: {
  readonly code: string
  readonly title: string
}): BatchTypeOffer {
  const words = batchTypeWords(code)
  return { title: words === code ? title : words, hint: hints[code]?.() ?? '' }
}

const hints: Readonly<Record<string, () => string>> = {
  questionnaire: () => msg('Questions behind a link. Answers come back to the practice.'),
  message: () => msg('A short message. Patients cannot reply to it.'),
}
