import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { fieldError, type FieldProblem } from '../element/error-summary.ts'
import { formatDateAndTime, formatLongDate, formatTime } from '../locales/format.ts'
import { mostDays, type TimeReading, type TypedTime } from './typed-time.ts'

export interface TimeFieldsOptions {
  readonly typed: TypedTime
  readonly reading: TimeReading
  readonly problems: readonly FieldProblem[]
  readonly type: (change: Partial<TypedTime>) => void
}

/** Day, month, year and time, each typed; what they were read as stands below. */
export function timeFields(options: TimeFieldsOptions, legend: string): TemplateResult {
  const { typed, reading, problems } = options
  const isWrong = problems.some(({ field }) => field === 'time')
  return html`<fieldset
    class="stack tight field stretch ${isWrong ? 'wrong' : ''}"
    aria-describedby="time-read"
  >
    <legend>${legend}</legend>
    ${fieldError('time', problems)}
    <div class="date">
      ${part(options, 'day', msg('Day'), 'two', 'time')} ${part(options, 'month', msg('Month'), 'two')}
      ${part(options, 'year', msg('Year'), 'four')} ${part(options, 'time', msg('Time'), 'time', 'clock')}
    </div>
    <p class="hint" id="time-read">${typed.time.trim() === '' ? nothing : readingWords(reading)}</p>
  </fieldset>`
}

function part(
  { typed, type, problems }: TimeFieldsOptions,
  name: 'day' | 'month' | 'year' | 'time',
  label: string,
  size: string,
  id: string = name,
): TemplateResult {
  return html`<label
    >${label}<input
      class="input ${size}"
      id=${id}
      inputmode=${name === 'time' ? 'text' : 'numeric'}
      autocomplete="off"
      .value=${typed[name]}
      aria-invalid=${problems.some(({ field }) => field === 'time')}
      @input=${(event: Event) => type({ [name]: valueOf(event) })}
  /></label>`
}

function readingWords(reading: TimeReading): string {
  switch (reading.code) {
    case 'read':
      return reading.isFirstOfTwo
        ? msg(
            str`${formatLongDate(reading.at)}. The clocks go back that night, so ${formatTime(reading.at)} comes twice. We use the first`,
          )
        : formatLongDate(reading.at)
    case 'never':
      return msg(
        str`The clocks go forward that night and this time does not exist. The next that does is ${formatDateAndTime(reading.next)}`,
      )
    case 'unreadable':
      return msg('For example 26 11 2026 and 9:00am')
  }
}

/** Over how many days the list is spread. */
export function daysField(options: TimeFieldsOptions): TemplateResult {
  const hint = msg(str`From 2 to ${mostDays}, one after the other`)
  return numberField(options, 'days', msg('Number of days'), hint)
}

/** Whether days and hours outside the organisation's are left out. Not asked where everything is held anyway. */
export function keepsHoursField({ typed, type }: TimeFieldsOptions, hours: string): TemplateResult {
  return html`<div class="check">
    <input
      type="checkbox"
      id="keeps-hours"
      .checked=${typed.keepsHours === 'yes'}
      aria-describedby="keeps-hours-hint"
      @change=${() => type({ keepsHours: typed.keepsHours === 'yes' ? '' : 'yes' })}
    />
    <label for="keeps-hours">${msg('Only within your hours')}</label>
    <p class="hint" id="keeps-hours-hint">${msg(str`${hours}. Bank holidays are left out too`)}</p>
  </div>`
}

/** How many patients leave at a time, and how often. */
export function paceFields(options: TimeFieldsOptions): TemplateResult {
  const { typed, type } = options
  const per = (value: TypedTime['per'], label: string) =>
    html`<div class="check">
      <input
        type="radio"
        name="per"
        id="per-${value}"
        .checked=${typed.per === value}
        @change=${() => type({ per: value })}
      />
      <label for="per-${value}">${label}</label>
    </div>`
  const hint = msg('About as many as your phone lines can take')
  return html`<div class="stack">
    ${numberField(options, 'patients', msg('Number of patients'), hint)}
    <fieldset>
      <legend class="hidden">${msg('How often')}</legend>
      <div class="row">${per('hour', msg('each hour'))} ${per('day', msg('each day'))}</div>
    </fieldset>
  </div>`
}

function numberField(
  { typed, problems, type }: TimeFieldsOptions,
  name: 'days' | 'patients',
  label: string,
  hint: string,
): TemplateResult {
  const isWrong = problems.some(({ field }) => field === name)
  return html`<div class="field ${isWrong ? 'wrong' : ''}">
    <label class="label" for=${name}>${label}</label>
    <p class="hint" id="${name}-hint">${hint}</p>
    ${fieldError(name, problems)}
    <input
      class="input ${name === 'days' ? 'two' : 'four'}"
      id=${name}
      inputmode="numeric"
      autocomplete="off"
      .value=${typed[name]}
      aria-invalid=${isWrong}
      aria-describedby="${name}-hint${isWrong ? ` ${name}-error` : ''}"
      @input=${(event: Event) => type({ [name]: valueOf(event) })}
    />
  </div>`
}

const valueOf = ({ target }: Event): string => (target instanceof HTMLInputElement ? target.value : '')
