import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import { errorSummary } from '../element/error-summary.ts'
import { heading } from '../element/heading.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { formatCount } from '../locales/format.ts'
import { choiceOption } from '../time-fields/choice-option.ts'
import { daysField, paceFields, timeFields, type TimeFieldsOptions } from '../time-fields/time-fields.ts'
import { readTime, type TimeChoice } from '../time-fields/typed-time.ts'
import type { ChangeTimeController, ChangingTime } from './change-time-controller.ts'

export interface ChangeTimeOptions {
  readonly level: number
  readonly confirm: () => void
  readonly leave: () => void
}

/** New times for everybody of whom nothing has left; who has left is not touched. */
export function changeTime(
  change: ChangeTimeController,
  { counts }: Batch,
  { level, confirm, leave }: ChangeTimeOptions,
): TemplateResult | typeof nothing {
  const { changing, error, problems, isUnderWay } = change
  if (changing === undefined) return error === undefined ? nothing : problemNotice(error, { level })
  const leaveOnEscape = ({ key }: KeyboardEvent) => (key === 'Escape' && !isUnderWay ? leave() : undefined)
  return html`<section class="card stack" aria-labelledby="change-time" @keydown=${leaveOnEscape}>
    ${errorSummary(problems, level)}
    ${heading(level, msg('Change the time'), { look: 'subtitle', id: 'change-time' })}
    <p>
      ${msg(
        str`For those of whom nothing has left yet: ${formatCount(counts.waiting)} patients wait. What has left stays as it is. All times are UK times.`,
      )}
    </p>
    ${error === undefined ? nothing : problemNotice(error, { level: level + 1 })} ${choices(change, changing)}
    <p class="row">
      <button
        type="button"
        class="button small"
        id="confirm-time"
        part="button"
        aria-disabled=${isUnderWay}
        @click=${confirm}
      >
        ${isUnderWay ? msg('One moment') : msg('Use the new time')}
      </button>
      <button
        type="button"
        class="button quiet small"
        part="button"
        aria-disabled=${isUnderWay}
        @click=${leave}
      >
        ${msg('Keep the time')}
      </button>
    </p>
  </section>`
}

function choices(change: ChangeTimeController, { schedules, typed }: ChangingTime): TemplateResult {
  const fields: TimeFieldsOptions = {
    typed,
    reading: readTime(schedules, typed),
    problems: change.problems,
    type: (what) => change.type(what),
  }
  const choose = (choice: TimeChoice) => () => change.type({ choice })
  const first = () => timeFields(fields, msg('First day and time'))
  return html`<fieldset>
    <legend class="hidden">${msg('When')}</legend>
    <div class="checks">
      ${choiceOption('now', typed, msg('Now'), msg('As soon as you press the button'), choose('now'))}
      ${choiceOption(
        'at',
        typed,
        msg('On a date'),
        msg('All of them from a time you choose'),
        choose('at'),
        () => timeFields(fields, msg('Day and time')),
      )}
      ${choiceOption(
        'stagger',
        typed,
        msg('Spread over several days'),
        msg('So that not everybody calls on the same day'),
        choose('stagger'),
        () => html`<div class="stack">${first()} ${daysField(fields)}</div>`,
      )}
      ${choiceOption(
        'paced',
        typed,
        msg('So many at a time'),
        msg('A number of patients each hour or each day, until all have been sent to'),
        choose('paced'),
        () => html`<div class="stack">${first()} ${paceFields(fields)}</div>`,
      )}
    </div>
  </fieldset>`
}
