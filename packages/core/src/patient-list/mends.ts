import type { Mend } from './read-mended.ts'

const excelFormula = /^=\s*"((?:[^"]|"")*)"$/
const onlyDigitsAndO = /^[\do+()\s/.\u2010-\u2015-]+$/i

/** `="0770…"`: how some exports keep Excel from eating a zero. */
export const removeExcelFormula: Mend = {
  code: 'excel-formula-removed',
  mend: (text) =>
    text.startsWith('=') ? excelFormula.exec(text)?.[1]?.replaceAll('""', '"').trim() : undefined,
}

/** `'0770…`: Excel's mark for "this is text", saved along with it. */
export const removeApostrophe: Mend = {
  code: 'leading-apostrophe-removed',
  mend: (text) => (/^['’`]/.test(text) ? text.slice(1).trim() : undefined),
}

/** `9990548609.0`: a number that went through a table of decimals. */
export const removeDecimalZero: Mend = {
  code: 'decimal-zero-removed',
  mend: (text) => /^(\+?\d+)\.0+$/.exec(text)?.[1],
}

/** `O7700 …`: a letter O among digits. What it makes must still pass every check. */
export const replaceLetterO: Mend = {
  code: 'letter-o-for-zero',
  mend: (text) =>
    /o/i.test(text) && /\d/.test(text) && onlyDigitsAndO.test(text) ? text.replace(/o/gi, '0') : undefined,
}

/** What the cell says, without what a spreadsheet wrapped around it. Empty: nothing was given. */
export function unwrap(text: string): string {
  const bare = removeExcelFormula.mend(text) ?? text
  return removeApostrophe.mend(bare) ?? bare
}
