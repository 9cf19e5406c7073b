import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { heading } from '../element/heading.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { icon } from '../theme/icons.ts'
import type { SendGuard } from './send-guards.ts'

/** `id` of what blocks sending, for the error summary. */
export const guardField = (index: number): string => `guard-${index}`

/** What was looked at, each with what can be done about it. */
export function guardList(
  guards: readonly SendGuard[],
  level: number,
  leaveOut: (lines: readonly number[]) => void,
): TemplateResult {
  return html`<section class="stack tight" aria-labelledby="guards">
    ${heading(level, msg('Before you send'), { id: 'guards', look: 'subtitle' })}
    <ul class="tasks" part="guards">
      ${guards.map(
        (guard, index) =>
          html`<li data-guard=${guard.tone}>
            ${icon(guard.tone === 'ok' ? 'tick' : 'warning')}
            <span>${words(guard)}</span>
            <span class="stack acts">${acts(guard, index, leaveOut)}</span>
          </li>`,
      )}
    </ul>
  </section>`
}

function words({ tone, words: sentence, more }: SendGuard): TemplateResult {
  if (tone === 'ok') return html`${sentence}`
  return html`<span class="hidden">${tone === 'block' ? msg('Stops sending:') : msg('Warning:')} </span
    ><strong>${sentence}</strong>${
      more === undefined ? nothing : html`<br /><span class="small-text muted">${more}</span>`
    }`
}

function acts(
  { step, leaveOut: lines }: SendGuard,
  index: number,
  leaveOut: (lines: readonly number[]) => void,
) {
  return html`${
    step === undefined
      ? nothing
      : html`<button
          type="button"
          class="link small-text"
          id=${guardField(index)}
          @click=${({ currentTarget }: Event) => currentTarget?.dispatchEvent(new ChangeStepEvent(step.step))}
        >
          ${step.words}
        </button>`
  }
  ${
    lines === undefined
      ? nothing
      : html`<button type="button" class="link small-text" @click=${() => leaveOut(lines)}>
          ${msg('Leave them out')}
        </button>`
  }`
}
