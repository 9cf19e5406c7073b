import { msg, str } from '@lit/localize'
import type { ListChange } from '@carebatch/core'
import { columnInSentence } from '../locales/words/column-words.ts'
import { linesWords } from '../locales/words/lines-words.ts'

/** What Undo takes back: "left out line 87". */
export function editWords({ kind, lines, column }: ListChange): string {
  const where = linesWords(lines)
  switch (kind) {
    case 'left-out':
      return msg(str`left out ${where}`)
    case 'put-back':
      return msg(str`put back ${where}`)
    case 'chosen':
      // The first is the chosen one, the others lost to it.
      return msg(str`chose ${linesWords(lines.slice(0, 1))}`)
    case 'email-ignored':
      return msg(str`ignored the email in ${where}`)
    case 'confirmed':
      return msg(str`took ${where} as it stands`)
    case 'cell-changed':
      return msg(str`changed the ${columnInSentence(column ?? 'phone')} in ${where}`)
  }
}
