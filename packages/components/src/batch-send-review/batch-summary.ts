import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { DraftStep, Schedule } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { formatCount, formatDateAndTime, formatLongDate, formatTime } from '../locales/format.ts'
import { batchTypeWords } from '../locales/words/batch-words.ts'
import type { CompleteDraft } from './rehearsed.ts'

/** What was chosen in each step, with a way back to it. */
export function batchSummary(draft: CompleteDraft, clinicalSystem: string, level: number): TemplateResult {
  const { name, batchType, message, template, list, time } = draft
  return html`<section class="card tint" aria-labelledby="batch">
    ${heading(level, msg('Your batch'), { id: 'batch', look: 'subtitle' })}
    <dl class="pairs small-text">
      ${pair(msg('Name'), name, 'type', msg('the name'))}
      ${pair(msg('Type'), batchTypeWords(batchType?.code ?? ''), 'type', msg('the type'))}
      ${pair(msg('Message'), template === undefined ? firstWords(message.body) : templateWords(template), 'message', msg('the message'))}
      ${pair(msg('List'), `${list.fileName}, ${clinicalSystem}`, 'list', msg('the list'))}
      ${pair(msg('When'), scheduleWords(time.schedule), 'when', msg('the time'))}
    </dl>
  </section>`
}

function pair(term: string, value: string, step: DraftStep, what: string): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>
      ${value}
      <button
        type="button"
        class="link small-text"
        @click=${({ currentTarget }: Event) => currentTarget?.dispatchEvent(new ChangeStepEvent(step))}
      >
        ${msg('Change')}<span class="hidden"> ${what}</span>
      </button>
    </dd>
  </div>`
}

function templateWords({ name, version, changed }: NonNullable<CompleteDraft['template']>): string {
  return changed ? msg(str`${name}, version ${version}, changed`) : msg(str`${name}, version ${version}`)
}

function firstWords(body: string): string {
  const words = body.trim().split(/\s+/).slice(0, 8).join(' ')
  return words.length < body.trim().length ? `${words} …` : words
}

export function scheduleWords(schedule: Schedule | undefined): string {
  switch (schedule?.kind) {
    case undefined:
      return msg('No time chosen')
    case 'now':
      return msg('Now')
    case 'at':
      return formatDateAndTime(schedule.at)
    case 'stagger':
      return msg(
        str`Over ${schedule.days} days from ${formatLongDate(schedule.start)}, ${formatTime(schedule.start)}`,
      )
    case 'paced':
      return pacedWords(schedule)
  }
}

function pacedWords({ patients, per, start }: Extract<Schedule, { kind: 'paced' }>): string {
  const [count, from] = [formatCount(patients), `${formatLongDate(start)}, ${formatTime(start)}`]
  return per === 'day'
    ? msg(str`${count} patients a day from ${from}`)
    : msg(str`${count} patients an hour from ${from}`)
}
