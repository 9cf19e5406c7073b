import { plainText } from '../primitives/plain-text.ts'

/** Whether anything stands in a cell. A letter or digit first is the usual case, and there is no need to look further. */
export function holdsText(cell: string): boolean {
  const first = cell.charCodeAt(0)
  return (first > 0x20 && first < 0x7f) || (cell !== '' && plainText(cell) !== '')
}

export function holdsTextFrom(cells: readonly string[], from: number): boolean {
  for (let at = from; at < cells.length; at++) if (holdsText(cells[at] ?? '')) return true
  return false
}
