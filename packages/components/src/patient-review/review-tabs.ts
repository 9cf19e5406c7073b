import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { PatientListReview } from '@carebatch/core'
import { formatCount } from '../locales/format.ts'
import type { ReviewGroup } from './review-filter.ts'

export interface ReviewTabs {
  readonly review: PatientListReview
  readonly group: ReviewGroup
  readonly choose: (group: ReviewGroup) => void
}

/** The two groups with their counts; arrow keys go from one to the other (ARIA tabs pattern). */
export function reviewTabs({ review, group, choose }: ReviewTabs): TemplateResult {
  return html`<div
    class="tabs"
    part="tabs"
    role="tablist"
    aria-label=${msg('Patients')}
    @keydown=${(event: KeyboardEvent) => {
      const next = afterKey(event.key, group)
      if (next === undefined) return
      event.preventDefault()
      choose(next)
      focusTab(event.currentTarget, next)
    }}
  >
    ${tab('can', msg('Can be contacted'), review.contactable)}
    ${tab('cannot', msg('Cannot be contacted'), review.notContactable)}
  </div>`

  function tab(of: ReviewGroup, words: string, count: number): TemplateResult {
    const isChosen = of === group
    return html`<button
      type="button"
      role="tab"
      id="tab-${of}"
      aria-controls="patients"
      aria-selected=${isChosen ? 'true' : 'false'}
      tabindex=${isChosen ? 0 : -1}
      @click=${() => choose(of)}
    >
      <b>${formatCount(count)}</b> <span>${words}</span>
    </button>`
  }
}

function afterKey(key: string, group: ReviewGroup): ReviewGroup | undefined {
  if (key === 'Home') return 'can'
  if (key === 'End') return 'cannot'
  if (key === 'ArrowLeft' || key === 'ArrowRight') return group === 'can' ? 'cannot' : 'can'
  return undefined
}

function focusTab(tabs: EventTarget | null, group: ReviewGroup): void {
  if (tabs instanceof HTMLElement) tabs.querySelector<HTMLElement>(`#tab-${group}`)?.focus()
}
