/**
 * What a spreadsheet would run as a formula. OWASP ASVS 5.0, 1.2.10: = + - @, tab and NUL, here with line breaks and the
 * full-width forms that Excel folds, also behind spaces and invisible characters.
 */
export const formulaStart =
  /^[\s\0\u200b-\u200d\u2060\ufeff]*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/

const digits = /^\d+$/

/** A cell that looks as if an apostrophe had been put before it already. */
export function looksGuarded(text: string): boolean {
  if (!text.startsWith("'")) return false
  const rest = text.replace(/^'+/, '')
  return formulaStart.test(rest) || digits.test(rest)
}

/** A cell without the apostrophe that keeps it a text in a spreadsheet. */
export function unguarded(text: string): string {
  return looksGuarded(text) ? text.slice(1) : text
}
