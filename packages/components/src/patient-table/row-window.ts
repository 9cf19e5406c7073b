import type { RowHeights } from './row-heights.ts'

/** Firefox draws nothing in a box of 18 million pixels, Chromium ends at 33 million: beyond this the table is scaled. */
export const maxTableHeight = 8_000_000

export interface RowWindow {
  /** First row to draw. */
  readonly first: number
  /** One past the last row to draw. */
  readonly end: number
  /** Height in pixels of the spacer rows before and after. */
  readonly before: number
  readonly after: number
}

export interface RowViewport {
  readonly scrollTop: number
  readonly height: number
}

/** Rows drawn above and below what can be seen, so that a step of the wheel never shows an empty strip. */
const overscan = 6

/**
 * Which rows to draw, and how much room to leave for the others. Up to `maxTableHeight` one pixel scrolled is one pixel
 * of the list; in a longer list the scroll position is scaled, so that the last row stays reachable in every browser.
 */
export function rowWindow(heights: RowHeights, viewport: RowViewport, most = maxTableHeight): RowWindow {
  const { total, count } = heights
  const room = Math.min(total, most)
  const top = scaledTop(viewport, total, room)
  const first = Math.max(0, heights.indexAt(top) - overscan)
  const end = Math.min(count, heights.indexAt(top + viewport.height) + 1 + overscan)
  const drawn = heights.offsetOf(end) - heights.offsetOf(first)
  const before = clamp(heights.offsetOf(first) - (top - viewport.scrollTop), 0, room - drawn)
  return { first, end, before, after: Math.max(0, room - before - drawn) }
}

function scaledTop({ scrollTop, height }: RowViewport, total: number, room: number): number {
  if (total <= room || room <= height) return scrollTop
  return (Math.min(scrollTop, room - height) / (room - height)) * (total - height)
}

/** Where to scroll to, so that a row stands at the top: the inverse of the scaling above. */
export function scrollTopOf(
  heights: RowHeights,
  index: number,
  height: number,
  most = maxTableHeight,
): number {
  const { total } = heights
  const offset = heights.offsetOf(index)
  if (total <= most) return offset
  return Math.min(1, offset / (total - height)) * (most - height)
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)))
}
