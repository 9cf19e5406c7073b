import type { TemplateResult } from 'lit'

/** One state of an element. The same fixtures feed tests, documentation and screenshots. */
export interface ElementFixture {
  /** As the end of "shows …". */
  readonly name: string
  readonly template: () => TemplateResult
  /** Waits until the state is on screen; default: the element's own updates. */
  readonly settle?: (element: HTMLElement) => Promise<void>
}
