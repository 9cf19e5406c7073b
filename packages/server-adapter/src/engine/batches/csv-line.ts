/** What a spreadsheet would run as a formula, also behind spaces and invisible characters (OWASP ASVS 5.0, 1.2.10). */
const formula = /^[\s\0\u200b-\u200d\u2060\ufeff]*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/

/** One line of a CSV file (RFC 4180). An apostrophe keeps a formula a text. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
