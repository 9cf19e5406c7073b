import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { buckets, type Bucket } from '@carebatch/core'
import type { Batch, BatchMessage } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { tableHead } from '../element/table-head.ts'
import { formatCount, formatNhsNumber } from '../locales/format.ts'
import { bucketWords } from '../locales/words/bucket-words.ts'
import { lastChangeWords, personWords } from '../locales/words/message-words.ts'
import { messageTag } from '../locales/words/status-words.ts'
import { pageSize, type PatientsController } from './patients-controller.ts'

export interface PatientsOptions {
  readonly level: number
  readonly now: number
  /** The message whose patient is looked at. */
  readonly opened: string | undefined
  readonly open: (message: string) => void
}

/** Who is in which bucket: one bucket or all, found by name or number, page by page. */
export function patients(batch: Batch, page: PatientsController, options: PatientsOptions): TemplateResult {
  return html`<section class="stack tight" aria-labelledby="patients" part="patients">
    <div class="row spread">
      ${heading(options.level, msg('Patients'), { id: 'patients', look: 'subtitle' })} ${tools(batch, page)}
    </div>
    ${
      page.error === undefined
        ? nothing
        : problemNotice(page.error, { level: options.level + 1, retry: () => void page.load() })
    }
    ${page.page === undefined ? nothing : table(page, options)}
  </section>`
}

function tools({ counts, patients: all }: Batch, page: PatientsController): TemplateResult {
  const shown = buckets.filter((bucket) => counts[bucket] > 0 || bucket === page.bucket)
  const change = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) page.show(buckets.find((bucket) => bucket === target.value))
  }
  return html`<div class="row">
    <label class="small-text" for="show">${msg('Show')}</label>
    <select class="input small" id="show" @change=${change}>
      <option value="" ?selected=${page.bucket === undefined}>${msg(str`All, ${formatCount(all)}`)}</option>
      ${shown.map((bucket) => bucketOption(bucket, counts[bucket], page.bucket))}
    </select>
    <label class="hidden" for="find">${msg('Find a patient by name or NHS number')}</label>
    <input
      class="input small find"
      id="find"
      type="search"
      autocomplete="off"
      placeholder=${msg('Name or number')}
      .value=${page.find}
      @input=${({ target }: Event) => target instanceof HTMLInputElement && page.search(target.value)}
    />
  </div>`
}

function bucketOption(bucket: Bucket, count: number, selected: Bucket | undefined): TemplateResult {
  return html`<option value=${bucket} ?selected=${bucket === selected}>
    ${bucketWords(bucket)}, ${formatCount(count)}
  </option>`
}

function table(page: PatientsController, options: PatientsOptions): TemplateResult {
  const { messages = [], total = 0 } = page.page ?? {}
  if (total === 0) return html`<p class="muted">${msg('No patient matches.')}</p>`
  const caption = page.bucket === undefined ? msg('All patients') : bucketWords(page.bucket)
  return html`<div class="table-frame">
    <table class="cards" role="table" part="table" aria-rowcount=${total + 1} aria-busy=${page.isLoading}>
      <caption class="hidden">
        ${caption}
      </caption>
      ${tableHead(msg('Patient'), msg('NHS number'), msg('Last change'), msg('Now'))}
      <tbody role="rowgroup">
        ${messages.map((message, index) => row(message, page.firstRow + index, options))}
      </tbody>
    </table>
    ${foot(page, messages.length, total)}
  </div>`
}

function row(message: BatchMessage, number: number, { now, opened, open }: PatientsOptions): TemplateResult {
  const { words, tone } = messageTag(message.state)
  const isOpen = message.id === opened
  return html`<tr role="row" aria-rowindex=${number + 1} ?data-on=${isOpen}>
    <th role="rowheader" scope="row">
      <button
        type="button"
        class="link"
        data-message=${message.id}
        aria-current=${isOpen ? 'true' : 'false'}
        @click=${() => open(message.id)}
      >
        ${personWords(message)}
      </button>
    </th>
    <td role="cell" data-label=${msg('NHS number')}>
      <span class="nowrap">${message.nhsNumber === undefined ? '' : formatNhsNumber(message.nhsNumber)}</span>
    </td>
    <td role="cell" data-label=${msg('Last change')}><span>${lastChangeWords(message, now)}</span></td>
    <td role="cell" data-label=${msg('Now')}><span class="tag ${tone}">${words}</span></td>
  </tr>`
}

function foot(page: PatientsController, shown: number, total: number): TemplateResult {
  const first = formatCount(page.firstRow)
  const last = formatCount(page.firstRow + shown - 1)
  return html`<div class="table-foot">
    <span>${msg(str`Rows ${first} to ${last} of ${formatCount(total)}`)}</span>
    ${
      total > pageSize
        ? html`<nav class="row" aria-label=${msg('Pages of patients')}>
            ${pageButton(msg('Previous page'), page.previous, page.hasPrevious)}
            ${pageButton(msg('Next page'), page.next, page.page?.next !== undefined)}
          </nav>`
        : nothing
    }
  </div>`
}

// A disabled button would drop the focus of whoever just reached the last page with it.
function pageButton(words: string, go: () => void, isPossible: boolean): TemplateResult {
  return html`<button
    type="button"
    class="link page-button"
    aria-disabled=${!isPossible}
    @click=${() => isPossible && go()}
  >
    ${words}
  </button>`
}
