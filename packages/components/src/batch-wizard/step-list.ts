import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { draftSteps, type DraftStep } from '@carebatch/core'
import { stepWords } from '../locales/words/step-words.ts'

export interface StepListOptions {
  readonly step: DraftStep
  readonly reachable: readonly DraftStep[]
  readonly goTo: (step: DraftStep) => void
}

/** Where staff are: in words and numbers where there is room, otherwise as one line over a segmented bar. */
export function stepList(options: StepListOptions): TemplateResult {
  const { step } = options
  const now = draftSteps.indexOf(step)
  const next = draftSteps[now + 1]
  return html`<nav class="steps" part="steps" aria-label=${msg('Steps of this batch')}>
    <p class="now" aria-hidden="true">
      <strong>${msg(str`Step ${now + 1} of ${draftSteps.length}: ${stepWords(step)}`)}</strong>
      ${next === undefined ? nothing : html`<span class="muted">${msg(str`Next: ${stepWords(next)}`)}</span>`}
    </p>
    <ol>
      ${draftSteps.map((other, index) => item(other, index, now, options))}
    </ol>
  </nav>`
}

/** Every step that can be gone to is a button, also one further on: nothing has to be pressed through again. */
function item(step: DraftStep, index: number, now: number, options: StepListOptions): TemplateResult {
  const words = stepWords(step)
  if (index === now) {
    return html`<li class="current" aria-current="step">
      <span class="number" aria-hidden="true">${index + 1}</span> <span>${words}</span>
    </li>`
  }
  const isReachable = options.reachable.includes(step)
  const isDone = isReachable && index < now
  const name = isReachable
    ? html`<button type="button" class="link" @click=${() => options.goTo(step)}>
        ${words}${isDone ? html`<span class="hidden">${msg(', done')}</span>` : nothing}
      </button>`
    : html`<span>${words}</span>`
  return html`<li class=${isDone ? 'done' : 'todo'}>
    <span class="number" aria-hidden="true">${isDone ? '✓' : index + 1}</span>${name}
  </li>`
}
