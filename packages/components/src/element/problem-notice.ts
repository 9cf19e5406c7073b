import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { CareBatchError } from '@carebatch/core'
import { errorWords } from '../locales/words/error-words.ts'
import { heading } from './heading.ts'
import { notice } from './notice.ts'
import { supportDetails } from './support-details.ts'

export interface ProblemNoticeOptions {
  readonly level: number
  /** Replace the words of the code where the place knows better, e.g. "We lost the connection at 812 of 1,248 patients". */
  readonly title?: string
  readonly advice?: string
  /** Counting down to the next try. */
  readonly secondsLeft?: number | undefined
  readonly retry?: () => void
}

/** An error of the server: what is safe, when we try again, what to tell support. */
export function problemNotice(error: CareBatchError, options: ProblemNoticeOptions): TemplateResult {
  const words = errorWords(error)
  return notice(
    'error',
    html`${heading(options.level, options.title ?? words.title, { look: 'subtitle', id: 'problem' })}
      <p>
        ${options.advice ?? words.advice}
        ${
          options.secondsLeft === undefined
            ? nothing
            : msg(str`We try again by ourselves in ${options.secondsLeft} seconds.`)
        }
      </p>
      ${
        options.retry === undefined
          ? nothing
          : html`<p>
              <button type="button" class="button small" part="button" @click=${options.retry}>
                ${msg('Try again now')}
              </button>
            </p>`
      }
      ${supportDetails(error)}`,
  )
}
