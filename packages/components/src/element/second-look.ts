import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { CareBatchError } from '@carebatch/core'
import { heading } from './heading.ts'
import { notice } from './notice.ts'
import { problemNotice } from './problem-notice.ts'

export interface SecondLookOptions {
  /** Of the heading, which gets the focus: no button is pressed by a second Enter. */
  readonly id: string
  readonly level: number
  readonly title: string
  /** What it means, with the numbers. */
  readonly meaning: unknown
  readonly safe: string
  readonly act: string
  readonly isUnderWay: boolean
  readonly error: CareBatchError | undefined
  /** The safe way out, which Escape takes too. */
  readonly leave: () => void
  readonly confirm: () => void
}

/** The question before an act that cannot be undone. The safe answer comes first. */
export function secondLook(options: SecondLookOptions): TemplateResult {
  const { id, level, title, meaning, error, isUnderWay, leave, confirm } = options
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isUnderWay) return
    event.stopPropagation()
    leave()
  }
  return html`<div data-second-look=${id} @keydown=${leaveOnEscape}>
    ${notice(
      'warning',
      html`${heading(level, title, { look: 'subtitle', id })} ${meaning}
        ${error === undefined ? nothing : problemNotice(error, { level: level + 1 })}
        <p class="row">
          <button
            type="button"
            class="button small"
            part="button"
            aria-disabled=${isUnderWay}
            @click=${leave}
          >
            ${options.safe}
          </button>
          <button
            type="button"
            class="button small danger"
            part="button button-danger"
            aria-disabled=${isUnderWay}
            @click=${confirm}
          >
            ${isUnderWay ? msg('One moment') : options.act}
          </button>
        </p>`,
      'stop',
    )}
  </div>`
}
