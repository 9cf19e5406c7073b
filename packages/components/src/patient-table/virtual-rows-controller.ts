import type { LitElement, ReactiveController } from 'lit'
import { RowHeights } from './row-heights.ts'
import { maxTableHeight, rowWindow, scrollTopOf, type RowWindow } from './row-window.ts'

export interface VirtualRowsOptions {
  /** Of the scrolling frame in the host's shadow root. Each row inside carries `data-index`, the row before it counted. */
  readonly frame: string
  /** Height in pixels of a row that has not been shown yet. Asked at each render, since tables become cards. */
  readonly estimate: () => number
}

/**
 * Draws only the rows of a table that can be seen. Rows may have any height and change it: each is measured when drawn.
 * Focus that stood in a row which scrolls away goes to the frame, never to the top of the page.
 */
export class VirtualRowsController implements ReactiveController {
  private heights = new RowHeights(0, 1)
  private drawn: RowWindow = { first: 0, end: 0, before: 0, after: 0 }
  private contents: unknown
  private frame: HTMLElement | undefined
  private focused: Element | null = null
  private readonly resized = new ResizeObserver(() => this.moved())

  constructor(
    private readonly host: LitElement,
    private readonly options: VirtualRowsOptions,
  ) {
    host.addController(this)
  }

  /** What to draw now. Other `contents` (another filter, another list) start again at the top. */
  window(count: number, contents: unknown): RowWindow {
    const estimate = this.options.estimate()
    if (contents !== this.contents && this.frame !== undefined) this.frame.scrollTop = 0
    if (contents !== this.contents || count !== this.heights.count || estimate !== this.heights.estimate)
      this.heights = new RowHeights(count, estimate)
    this.contents = contents
    this.drawn = rowWindow(this.heights, this.viewport)
    return this.drawn
  }

  scrollToRow(index: number): void {
    if (this.frame === undefined) return
    this.frame.scrollTop = scrollTopOf(this.heights, index, this.frame.clientHeight)
    this.moved()
  }

  hostUpdate(): void {
    const { activeElement } = this.host.shadowRoot ?? document
    this.focused = this.frame?.contains(activeElement) === true ? activeElement : null
  }

  hostUpdated(): void {
    this.attach()
    if (this.focused?.isConnected === false) this.frame?.focus({ preventScroll: true })
    this.measure()
  }

  hostDisconnected(): void {
    this.detach()
  }

  private get viewport(): { scrollTop: number; height: number } {
    // Before the first layout there is no height yet: draw a screenful.
    return { scrollTop: this.frame?.scrollTop ?? 0, height: this.frame?.clientHeight || 800 }
  }

  private attach(): void {
    const frame = this.host.renderRoot.querySelector<HTMLElement>(this.options.frame) ?? undefined
    if (frame === this.frame) return
    this.detach()
    this.frame = frame
    frame?.addEventListener('scroll', this.moved, { passive: true })
    if (frame !== undefined) this.resized.observe(frame)
  }

  private detach(): void {
    this.resized.disconnect()
    this.frame?.removeEventListener('scroll', this.moved)
    this.frame = undefined
  }

  private readonly moved = (): void => {
    const next = rowWindow(this.heights, this.viewport)
    const { first, end, before } = this.drawn
    if (next.first !== first || next.end !== end || next.before !== before) this.host.requestUpdate()
  }

  private measure(): void {
    if (this.frame === undefined) return
    const { scrollTop } = this.frame
    let changed = false
    let above = 0
    for (const [index, height] of rowHeights(this.frame)) {
      const isAbove = this.heights.offsetOf(index) + this.heights.heightOf(index) <= scrollTop
      const change = this.heights.measure(index, height)
      if (change !== 0) changed = true
      if (isAbove) above += change
    }
    if (above !== 0 && this.heights.total <= maxTableHeight) this.frame.scrollTop = scrollTop + above
    if (changed) this.host.requestUpdate()
  }
}

/** Heights by index; a row and its editor are one. */
function rowHeights(frame: HTMLElement): ReadonlyMap<number, number> {
  const heights = new Map<number, number>()
  for (const row of frame.querySelectorAll<HTMLElement>('[data-index]')) {
    const index = Number(row.dataset['index'])
    heights.set(index, (heights.get(index) ?? 0) + row.offsetHeight)
  }
  return heights
}
