import { element, type Child } from './element.ts'

/** A table with a caption for screen readers. The first cell of a row names the row; `data-label` serves narrow screens. */
export function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly Child[])[],
): HTMLTableElement {
  const cell = (child: Child, at: number) =>
    at === 0
      ? element('th', { scope: 'row', role: 'rowheader' }, child)
      : element('td', { role: 'cell', 'data-label': headings[at] }, child)
  return element(
    'table',
    { class: headings.length > 2 ? 'fw-table fw-table--wide' : 'fw-table', role: 'table' },
    element('caption', { class: 'fw-unseen' }, caption),
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        ...headings.map((text) => element('th', { scope: 'col', role: 'columnheader' }, text)),
      ),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map((row) => element('tr', { role: 'row' }, ...row.map(cell))),
    ),
  )
}
