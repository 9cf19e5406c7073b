/** Cells as CSV, quoted only where they must be, as Excel and the clinical systems write it. */
export function csvText(rows: readonly (readonly string[])[], lineEnd: string): string {
  return rows.map((cells) => cells.map(csvCell).join(',') + lineEnd).join('')
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
