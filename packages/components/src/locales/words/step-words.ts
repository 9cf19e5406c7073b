import { msg } from '@lit/localize'
import type { DraftStep } from '@carebatch/core'

/** What a step is called in the step list. */
export function stepWords(step: DraftStep): string {
  return words[step]()
}

const words: Readonly<Record<DraftStep, () => string>> = {
  type: () => msg('Type'),
  message: () => msg('Message'),
  list: () => msg('Patient list'),
  check: () => msg('Check patients'),
  when: () => msg('When'),
  send: () => msg('Review and send'),
}
