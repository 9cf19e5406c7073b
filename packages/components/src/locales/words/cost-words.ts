import { msg, str } from '@lit/localize'
import type { CostlyInList, Rehearsal } from '@carebatch/core'
import { formatCount } from '../format.ts'
import { characterWords } from './character-words.ts'
import { patientsWords } from './patients-words.ts'

/** Costly characters that are named; the rest cost less. */
export const mostShown = 4

/** Which text is the longest, and of whom. */
export function longestWords({ line, measure }: NonNullable<Rehearsal['longestText']>): string {
  const units = formatCount(measure.units)
  return measure.segments === 1
    ? msg(str`The longest text has ${units} characters and is 1 text (line ${line}).`)
    : msg(str`The longest text has ${units} characters and is ${measure.segments} texts (line ${line}).`)
}

/** One character of a list: who gets it, how many texts more that makes, and what to write instead. */
export function costlyWords({ character, replacement, patients, extraTexts }: CostlyInList): string {
  const name = characterWords(character)
  const who = patientsWords(patients)
  const more =
    extraTexts === 1
      ? msg('1 text more than plain letters')
      : msg(str`${formatCount(extraTexts)} texts more than plain letters`)
  if (replacement === undefined) return msg(str`${character} (${name}) goes to ${who}: ${more}.`)
  if (replacement === '') return msg(str`${character} (${name}) goes to ${who}: ${more}. Leave it out.`)
  return msg(
    str`${character} (${name}) goes to ${who}: ${more}. Where it stands in your message, use “${replacement}”.`,
  )
}
