import { holdsTextFrom } from './holds-text.ts'
import { lastNamed, type RowLayout } from './row-layout.ts'

/** `short`: ends before the last heading. `beyond`: text stands where the header has no place any more. */
export type RowWidth = 'usual' | 'short' | 'beyond'

/** How wide a row is beside its header. */
export function rowWidth(
  cells: readonly string[],
  layout: RowLayout,
  needed = lastNamed(layout) + 1,
): RowWidth {
  if (cells.length < needed) return 'short'
  return cells.length > layout.width && holdsTextFrom(cells, layout.width) ? 'beyond' : 'usual'
}

/**
 * Rows whose width is only odd beside the other rows: more cells than the header though nothing stands in the last
 * ones, or text behind the last heading that says something. Where most rows are so, that is how the file was written;
 * a few among others are rows in which a comma came between.
 */
export class RowWidths {
  readonly #layout: RowLayout
  readonly #needed: number
  readonly #wider = new Map<number, number[]>()
  readonly #unnamed: number[] = []

  constructor(layout: RowLayout) {
    this.#layout = layout
    this.#needed = lastNamed(layout) + 1
  }

  of(cells: readonly string[]): RowWidth {
    return rowWidth(cells, this.#layout, this.#needed)
  }

  note(row: number, cells: readonly string[]): void {
    const { length } = cells
    if (length <= this.#needed) return
    if (length > this.#layout.width) {
      const rows = this.#wider.get(length)
      if (rows === undefined) this.#wider.set(length, [row])
      else rows.push(row)
    }
    if (holdsTextFrom(cells, this.#needed)) this.#unnamed.push(row)
  }

  /** Rows that are wider than most of so many. */
  wider(rows: number): readonly number[] {
    return [...this.#wider.values()].filter((group) => isFew(group, rows)).flat()
  }

  /** Rows with something under empty headings at the end, where most of so many have nothing there. */
  unnamed(rows: number): readonly number[] {
    return isFew(this.#unnamed, rows) ? this.#unnamed : []
  }
}

function isFew({ length }: readonly number[], rows: number): boolean {
  return 2 * length <= rows
}
