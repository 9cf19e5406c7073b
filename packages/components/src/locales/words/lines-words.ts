import { msg, str } from '@lit/localize'

/** Lines of a list in a sentence: "line 87", "lines 162 and 901", "lines 3, 4 and 9" */
export function linesWords(lines: readonly number[]): string {
  const last = lines.at(-1) ?? 0
  if (lines.length < 2) return msg(str`line ${last}`)
  return msg(str`lines ${lines.slice(0, -1).join(', ')} and ${last}`)
}
