import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { DraftSummary } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { formatCount, formatMoment } from '../locales/format.ts'

export interface DraftRowsOptions {
  readonly level: number
  readonly now: number
  readonly mayChange: boolean
  /** The draft of which staff are asked whether they mean it. */
  readonly toDelete: string | undefined
  readonly open: (draft: string) => void
  /** Asks; undefined: keep it. */
  readonly ask: (draft: string | undefined) => void
  readonly remove: (draft: string) => void
}

/** What has not been sent: who saved it last, and when. */
export function draftRows(
  drafts: readonly DraftSummary[],
  options: DraftRowsOptions,
): TemplateResult | typeof nothing {
  if (drafts.length === 0) return nothing
  return html`<section class="stack tight drafts" part="drafts">
    ${heading(options.level, msg(str`Drafts (${drafts.length})`), { look: 'subtitle' })}
    <ul>
      ${drafts.map((draft) => draftRow(draft, options))}
    </ul>
  </section>`
}

function draftRow(draft: DraftSummary, { now, mayChange, toDelete, open, ask, remove }: DraftRowsOptions) {
  const name = draft.name.trim() === '' ? msg('Draft without a name') : draft.name
  if (toDelete === draft.id)
    return html`<li>
      <span>${msg(str`Delete “${name}” and its patient list?`)}</span>
      <span class="row">
        <button
          type="button"
          class="button quiet small"
          part="button"
          id="delete-draft"
          @click=${() => remove(draft.id)}
        >
          ${msg('Delete')}
        </button>
        <button type="button" class="link" @click=${() => ask(undefined)}>${msg('Keep it')}</button>
      </span>
    </li>`
  return html`<li>
    <span>
      ${
        mayChange
          ? html`<button type="button" class="link" data-draft=${draft.id} @click=${() => open(draft.id)}>
              ${name}
            </button>`
          : html`<strong>${name}</strong>`
      }
      <span class="muted small-text">${draftNote(draft, now)}</span>
    </span>
    ${
      mayChange
        ? html`<button type="button" class="link small-text" @click=${() => ask(draft.id)}>
            ${msg('Delete')}<span class="hidden"> ${name}</span>
          </button>`
        : nothing
    }
  </li>`
}

function draftNote({ changedAt, changedBy, patients }: DraftSummary, now: number): string {
  const saved = msg(str`saved ${formatMoment(changedAt, now)} by ${changedBy}`)
  if (patients === undefined) return saved
  return patients === 1
    ? msg(str`1 patient, ${saved}`)
    : msg(str`${formatCount(patients)} patients, ${saved}`)
}
