import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import {
  defaultSettings,
  instantFrom,
  type BatchDraft,
  type DraftState,
  type Instant,
  type OrganisationSettings,
  type Schedule,
} from '@carebatch/core'
import type { Session } from '@carebatch/core/wire'
import type { Connection } from '../controllers/client-controller.ts'
import { DraftController } from '../controllers/draft-controller.ts'
import { serverTime } from '../controllers/server-time.ts'
import { StepController } from '../controllers/step-controller.ts'
import { BatchElement } from '../element/batch-element.ts'
import { errorSummary, type FieldProblem } from '../element/error-summary.ts'
import { heading } from '../element/heading.ts'
import { stepActions } from '../element/step-actions.ts'
import { formatCount, formatIsoDate, formatTime } from '../locales/format.ts'
import { theme } from '../theme/theme.ts'
import { numberProblems, tooLong } from '../time-fields/number-problems.ts'
import { nowHint } from './now-hint.ts'
import { outlookCard } from './outlook-card.ts'
import { outlookNotes } from './outlook-notes.ts'
import { outsideNotice, outsideWords } from './outside-notice.ts'
import { scheduleOutlook, type ScheduleOutlook } from './schedule-outlook.ts'
import { scheduleStyles } from './schedule-picker.styles.ts'
import { choiceOption } from '../time-fields/choice-option.ts'
import { hoursWords } from './hours-words.ts'
import {
  daysField,
  keepsHoursField,
  paceFields,
  timeFields,
  type TimeFieldsOptions,
} from '../time-fields/time-fields.ts'
import { readTime, scheduleOf, suggestedTime, typedTime } from '../time-fields/typed-time.ts'
import type { Schedules, TimeChoice, TypedTime } from '../time-fields/typed-time.ts'

/**
 * The fifth step of the wizard: now, on a date, spread over several days, or so many at a time, in UK time, with what that means for each
 * day and a second look where it is outside the organisation's hours.
 *
 * @tag schedule-picker
 * @fires {ChangeStepEvent} change-step - Staff go back, or on to the review.
 * @csspart schedule - The choice.
 * @csspart schedule-plan - What would happen when.
 * @csspart actions - The buttons that lead on and back.
 * @csspart button-primary - The button that leads on.
 * @csspart error-summary - What is wrong with a step, each with a link to its field.
 */
export class SchedulePicker extends BatchElement {
  static override styles: CSSResultGroup = [theme, scheduleStyles]

  /** The batch that is being put together; set by script. */
  @property({ attribute: false }) draft: BatchDraft | undefined

  /** The organisation's; set by script. */
  @property({ attribute: false }) settings: OrganisationSettings = defaultSettings

  @state() private schedules: Schedules | undefined

  private readonly store = new DraftController(this)
  private readonly step = new StepController(this, 'when', this.focusing, (problems) =>
    this.completed(problems),
  )

  override focus(): void {
    this.focusing.afterRender('.title')
  }

  /** Shows what is missing, as Continue does. */
  check(): boolean {
    return this.step.check()
  }

  protected override connected(): void {
    void import('@carebatch/core/schedule').then((schedules) => (this.schedules = schedules))
  }

  protected override renderReady({ session }: Connection): unknown {
    const draft = this.store.state
    if (draft === undefined || this.schedules === undefined) return nothing
    const typed = this.typed(draft, session, this.schedules)
    return html`<div class="body">
      ${errorSummary(this.step.problems, this.headingLevel)}
      <div class="head">
        <div class="stack tight">
          ${heading(this.headingLevel, msg('When should it be sent?'))}
          <p class="lead">
            ${msg(str`To ${formatCount(contactable(draft))} patients. All times are UK times.`)}
          </p>
        </div>
      </div>
      <div class="columns half">
        ${this.renderChoice(typed, session, this.schedules)}
        ${this.renderOutlook(typed, draft, session, this.schedules)}
      </div>
      ${stepActions(this.step)}
    </div>`
  }

  private renderChoice(typed: TypedTime, session: Session, schedules: Schedules): TemplateResult {
    const fields: TimeFieldsOptions = {
      typed,
      reading: readTime(schedules, typed),
      problems: this.step.problems,
      type: (change) => this.type(typed, change, schedules),
    }
    const { sendWindow, holdOutsideWindow } = this.settings
    const keepsHours = holdOutsideWindow ? nothing : keepsHoursField(fields, hoursWords(sendWindow))
    const choose = (choice: TimeChoice) => () => this.type(typed, { choice }, schedules)
    return html`<fieldset part="schedule">
      <legend class="hidden">${msg('When')}</legend>
      <div class="checks">
        ${choiceOption('now', typed, msg('Now'), nowHint(serverTime(session), this.settings.undoSeconds), choose('now'))}
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
          () =>
            html`<div class="stack">
              ${timeFields(fields, msg('First day and time'))} ${daysField(fields)} ${keepsHours}
            </div>`,
        )}
        ${choiceOption(
          'paced',
          typed,
          msg('So many at a time'),
          msg('A number of patients each hour or each day, until all have been sent to'),
          choose('paced'),
          () =>
            html`<div class="stack">
              ${timeFields(fields, msg('First day and time'))} ${paceFields(fields)} ${keepsHours}
            </div>`,
        )}
      </div>
    </fieldset>`
  }

  private renderOutlook(
    typed: TypedTime,
    draft: DraftState,
    session: Session,
    schedules: Schedules,
  ): unknown {
    const outlook = this.outlook(draft, session, schedules)
    if (outlook === undefined) return nothing
    const { list, time } = draft
    const usesApp = list.kind === 'read' && list.review.byChannel['nhs-app'] > 0
    return html`<div class="stack">
      ${outlookCard({
        outlook,
        level: this.headingLevel + 1,
        fallbackAfterHours: usesApp ? this.settings.fallbackAfterHours : undefined,
      })}
      ${outlookNotes(outlook, this.settings)}
      ${
        outlook.outside === 0
          ? nothing
          : outsideNotice({
              outlook,
              settings: this.settings,
              isAccepted: typed.anyway === acceptance(time.schedule),
              keepHours:
                typed.choice === 'stagger' || typed.choice === 'paced'
                  ? () => this.keepHours(typed, schedules)
                  : undefined,
              moveTo: (at) => this.moveTo(typed, at, schedules),
              accept: () => this.type(typed, { anyway: acceptance(time.schedule) }, schedules),
            })
      }
    </div>`
  }

  private outlook(draft: DraftState, session: Session, schedules: Schedules): ScheduleOutlook | undefined {
    const { schedule } = draft.time
    if (schedule === undefined) return undefined
    const now = instantFrom(serverTime(session))
    return scheduleOutlook(schedules, schedule, contactable(draft), now, this.settings)
  }

  private completed(problems: readonly FieldProblem[]): readonly FieldProblem[] {
    const draft = this.store.state
    const { state: connection } = this.connection
    if (draft === undefined || connection.kind !== 'ready' || this.schedules === undefined) return problems
    const typed = this.typed(draft, connection.session, this.schedules)
    const numbers = numberProblems(typed)
    if (numbers.length > 0) {
      const isTimeRead = readTime(this.schedules, typed).code === 'read'
      return isTimeRead ? numbers : [...problems, ...numbers]
    }
    const outlook = this.outlook(draft, connection.session, this.schedules)
    if (outlook?.problems.includes('schedule-too-long')) return [...problems, tooLong(typed)]
    if (outlook === undefined || outlook.outside === 0) return problems
    if (typed.anyway === acceptance(draft.time.schedule)) return problems
    return [
      ...problems,
      {
        field: 'outside',
        words: `${outsideWords(outlook.outside)}. ${msg('Choose another time, or to send anyway')}`,
      },
    ]
  }

  private typed({ time }: DraftState, session: Session, schedules: Schedules): TypedTime {
    return typedTime(time, suggestedTime(schedules, serverTime(session), this.settings))
  }

  private type(typed: TypedTime, change: Partial<TypedTime>, schedules: Schedules): void {
    const now = { ...typed, ...change }
    this.draft?.actions.setTime({ schedule: scheduleOf(schedules, now), typed: { ...now } })
  }

  private keepHours(typed: TypedTime, schedules: Schedules): void {
    this.type(typed, { keepsHours: 'yes' }, schedules)
    this.focusing.afterRender('#keeps-hours')
  }

  private moveTo(typed: TypedTime, at: Instant, schedules: Schedules): void {
    const [year = '', month = '', day = ''] = formatIsoDate(at).split('-')
    const choice = typed.choice === 'now' ? 'at' : typed.choice
    this.type(typed, { choice, year, month: plain(month), day: plain(day), time: formatTime(at) }, schedules)
    this.focusing.afterRender(`#when-${choice}`)
  }
}

const plain = (digits: string): string => String(Number(digits))

const contactable = ({ list }: DraftState): number => (list.kind === 'read' ? list.review.contactable : 0)

/** What "send anyway" was said to: another time is another question. */
const acceptance = (schedule: Schedule | undefined): string => JSON.stringify(schedule ?? null)
