import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { formatCount } from '../locales/format.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { reasonWords } from '../locales/words/reason-words.ts'
import { sameFilter, type CountedFilter, type ReviewFilter, type ReviewGroup } from './review-filter.ts'

export interface ReviewFilters {
  readonly filters: readonly CountedFilter[]
  readonly group: ReviewGroup
  readonly chosen: ReviewFilter
  readonly choose: (filter: ReviewFilter) => void
}

/** Who of a group is shown: by reason, or by way of sending and by mark. Each with how many. */
export function reviewFilters({
  filters,
  group,
  chosen,
  choose,
}: ReviewFilters): TemplateResult | typeof nothing {
  if (filters.length < 2) return nothing
  return html`<ul
    class="filters"
    part="filters"
    aria-label=${group === 'can' ? msg('Show by way and by mark') : msg('Show by reason')}
  >
    ${filters.map(
      ({ filter, count }) =>
        html`<li>
          <button
            type="button"
            class="filter"
            aria-pressed=${sameFilter(filter, chosen) ? 'true' : 'false'}
            @click=${() => choose(filter)}
          >
            ${filterWords(filter, group)} <b>${formatCount(count)}</b>
          </button>
        </li>`,
    )}
  </ul>`
}

function filterWords(filter: ReviewFilter, group: ReviewGroup): string {
  switch (filter.by) {
    case 'all':
      return group === 'can' ? msg('All') : msg('All reasons')
    case 'reason':
      return reasonWords(filter.reason).title
    case 'channel':
      return channelWords(filter.channel)
    case 'repaired':
      return msg('Repaired')
    case 'shared-mobile':
      return msg('Shared mobile')
  }
}
