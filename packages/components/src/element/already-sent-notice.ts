import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { CareBatchError } from '@carebatch/core'
import { OpenBatchEvent } from '../events/open-batch-event.ts'
import { errorWords } from '../locales/words/error-words.ts'
import { heading } from './heading.ts'
import { notice } from './notice.ts'

/** Somebody else pressed Send on this draft: there is one batch, and this leads to it. */
export function alreadySentNotice(error: CareBatchError, level: number): TemplateResult {
  const { title, advice } = errorWords(error)
  const { batch } = error.details
  return notice(
    'warning',
    html`${heading(level, title, { look: 'subtitle', id: 'problem' })}
      <p>${advice}</p>
      ${
        typeof batch === 'string'
          ? html`<p>
              <button
                type="button"
                class="button small"
                part="button"
                @click=${({ currentTarget }: Event) => currentTarget?.dispatchEvent(new OpenBatchEvent(batch))}
              >
                ${msg('See this batch')}
              </button>
            </p>`
          : nothing
      }`,
  )
}
