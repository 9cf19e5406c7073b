import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import {
  clinicalSystems,
  findClinicalSystem,
  type BatchDraft,
  type ClinicalSystem,
  type DraftList,
  type PatientList,
  type ReadList,
} from '@carebatch/core'
import type { Session } from '@carebatch/core/wire'
import { columnMapping } from '../column-mapping/column-mapping.styles.ts'
import type { SuggestionFacts } from '../column-mapping/column-suggestion.ts'
import { ColumnMatching } from '../column-mapping/column-matching.ts'
import { columnTable } from '../column-mapping/column-table.ts'
import type { Connection } from '../controllers/client-controller.ts'
import { DraftController } from '../controllers/draft-controller.ts'
import { StepController } from '../controllers/step-controller.ts'
import { serverTime } from '../controllers/server-time.ts'
import { dropZone } from '../drop-zone/drop-zone.ts'
import { dropZoneStyles } from '../drop-zone/drop-zone.styles.ts'
import { BatchElement } from '../element/batch-element.ts'
import { earlierUseNotice } from '../earlier-use/earlier-use-notice.ts'
import { errorSummary } from '../element/error-summary.ts'
import { interruptedNotice } from '../element/interrupted-notice.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { formatIsoDate } from '../locales/format.ts'
import { patientsWords } from '../locales/words/patients-words.ts'
import { table } from '../theme/table.styles.ts'
import { tasks } from '../theme/tasks.styles.ts'
import { theme } from '../theme/theme.ts'
import { columnNaming } from './column-naming.ts'
import { encodingChoice } from './encoding-choice.ts'
import { listActions, type ListAction } from './list-actions.ts'
import { listChecks, readingChecks } from './list-checks.ts'
import { listName } from './list-name.ts'
import { listNeeds } from './list-needs.ts'
import { noAnswerNotice } from './no-answer-notice.ts'
import { refusalSummary, refusedField } from './list-refusal.ts'
import { ListReadyEvent } from './patient-list-upload.events.ts'
import { spokenProgress } from './progress-words.ts'
import { uploadHead, whyItTakesTime } from './upload-head.ts'
import { UploadResuming } from './upload-resuming.ts'

/**
 * The third step of the wizard: a file is dropped or chosen, read in the browser, its columns matched by hand where a
 * heading is unknown, handed to the server in parts and looked up. Everything it shows is the state of `draft`.
 *
 * @tag patient-list-upload
 * @fires {ListReadyEvent} list-ready - Every patient is looked up; the host or wizard may go on to the check.
 * @fires {ChangeStepEvent} change-step - Staff go back, or on to the check of a list that is ready.
 * @csspart drop-zone - Where a file is dropped.
 * @csspart checks - The steps that a file goes through.
 * @csspart table - What lists need, and the columns to match.
 * @csspart actions - The buttons that lead on and back.
 * @csspart button-primary - The button that leads on.
 * @csspart error-summary - What is wrong with a step, each with a link to its field.
 */
export class PatientListUpload extends BatchElement {
  static override styles: CSSResultGroup = [theme, table, dropZoneStyles, columnMapping, tasks]

  /** The batch that is being put together; set by script. */
  @property({ attribute: false }) draft: BatchDraft | undefined

  @state() private isEncodingOpen = false

  private readonly store = new DraftController(this, (now, before) => {
    const list = now.list.kind === 'read' ? now.list : undefined
    const listBefore = before?.list.kind === 'read' ? before.list : undefined
    if (list !== undefined && before !== undefined) this.follow(list, listBefore)
    if (now.list.kind === 'refused' && before?.list.kind !== 'refused') this.focusing.afterRender('.summary')
  })
  private readonly resuming = new UploadResuming(this)
  private readonly matching = new ColumnMatching(this)
  private readonly step = new StepController(this, 'list', this.focusing)

  /** Moves focus to the heading of the step. */
  override focus(): void {
    this.focusing.afterRender('.title')
  }

  /** Shows what is missing. */
  check(): boolean {
    return this.step.check()
  }

  protected override renderReady({ session }: Connection): unknown {
    const list = this.store.state?.list
    if (list === undefined) return nothing
    return html`<div class="body">${this.renderList(list, session)}</div>`
  }

  private renderList(list: DraftList, session: Session): unknown {
    switch (list.kind) {
      case 'none':
        return this.renderEmpty(session)
      case 'refused':
        return this.renderRefused(list, session)
      case 'reading':
        return [this.renderChecking(listName(list)), readingChecks(list.fraction, list.isFromHost)]
      case 'read':
        return list.transfer.kind === 'needs-columns' || this.matching.isOpen
          ? this.renderMatching(list, session)
          : this.renderChecks(list)
    }
  }

  private renderEmpty(session: Session): TemplateResult {
    const system = systemOf(session)
    return html`${errorSummary(this.step.problems, this.headingLevel)}
      ${this.renderHead(
        msg('Add your patient list'),
        msg(
          'Leave out patients who do not want messages. We check the rest with you before anything is sent.',
        ),
      )}
      <div class="columns half">
        ${dropZone({ id: 'list', take: this.take })} ${listNeeds(system, this.headingLevel + 1)}
      </div>
      ${listActions(undefined, [this.back])}`
  }

  private renderRefused(list: Extract<DraftList, { kind: 'refused' }>, session: Session): TemplateResult {
    const system = systemOf(session)
    const { error, unnamed } = list
    const refusal = { error, fileName: listName(list), level: this.headingLevel, take: this.take }
    return html`${refusalSummary(refusal)} ${this.renderHead(msg('Add your patient list'))}
      <div class="columns half">${refusedField(refusal)} ${listNeeds(system, this.headingLevel + 1)}</div>
      ${
        unnamed === undefined
          ? nothing
          : columnNaming({
              level: this.headingLevel + 1,
              table: this.renderColumns(unnamed, refusal.fileName, session),
              use: () => this.nameColumns(system),
            })
      }
      ${listActions(undefined, [this.back])}`
  }

  private renderColumns(list: PatientList, fileName: string, session: Session): TemplateResult {
    const system = systemOf(session)
    const { choices, suggestions, problems } = this.matching.of(list, system, factsOf(session))
    return columnTable({
      list,
      fileName,
      choices,
      offered: [...system.requiredColumns, ...system.optionalColumns],
      suggestions,
      problems,
      choose: (index, column) => this.matching.choose(index, column),
    })
  }

  private nameColumns({ requiredColumns }: ClinicalSystem): void {
    const mapping = this.matching.take(requiredColumns)
    if (mapping === undefined) return this.focusing.afterRender('.wrong select')
    void this.draft?.actions.mapColumns(mapping)
    this.focusing.afterRender('.title')
  }

  private renderMatching(list: ReadList, session: Session): TemplateResult {
    const system = systemOf(session)
    const { problems } = this.matching.of(list.list, system, factsOf(session))
    return html`${errorSummary(problems, this.headingLevel)}
    ${this.renderHead(msg('Match your columns'), this.matching.words(list.list))}
    ${this.renderColumns(list.list, listName(list), session)}
    ${listActions({ words: msg('Use these columns'), act: () => this.useColumns(system) }, [this.another])}`
  }

  private renderChecks(list: ReadList): TemplateResult {
    const { transfer } = list
    const isReady = transfer.kind === 'ready'
    return html`${isReady ? this.renderHead(msg('Your patient list is checked'), listName(list)) : this.renderChecking(listName(list))}
      <div class="stack">
        ${interruptedNotice(transfer, {
          level: this.headingLevel + 1,
          secondsLeft: this.resuming.secondsLeft,
          tryNow: this.resuming.now,
        })}
        ${earlierUseNotice(list.usedBefore)}
        ${isReady ? noAnswerNotice(list.noAnswer, this.lookUpAgain) : nothing}
        <div class="columns side">
          ${listChecks(
            list,
            html`${
                list.isFromHost
                  ? nothing
                  : encodingChoice({
                      list: list.list,
                      isOpen: this.isEncodingOpen,
                      open: this.openEncoding,
                      readAs: this.readAs,
                    })
              }
              <button type="button" class="link small-text" @click=${() => this.matching.open()}>
                ${msg('Match columns again')}
              </button>`,
          )}
          ${isReady ? nothing : whyItTakesTime(this.headingLevel + 1)}
        </div>
      </div>
      ${isReady ? this.renderOnward(list) : nothing}`
  }

  private readonly lookUpAgain = (): void => {
    void this.draft?.actions.lookUpAgain()
  }

  private renderOnward({ review }: ReadList): TemplateResult {
    const words = msg(str`Check ${patientsWords(review.patients.length)}`)
    const act = () => this.dispatchEvent(new ChangeStepEvent('check'))
    return listActions({ words, act }, [this.another, this.back])
  }

  private get another(): ListAction {
    const { state } = this.store
    const isFromHost = state?.list.kind === 'read' && state.list.isFromHost
    const words = isFromHost ? msg('Add a file instead') : msg('Choose another file')
    return { words, act: this.removeList }
  }

  private get back(): ListAction {
    return { words: msg('Back'), act: this.step.goBack }
  }

  private renderHead(title: string, lead?: string): TemplateResult {
    return uploadHead({ level: this.headingLevel, title, ...(lead === undefined ? {} : { lead }) })
  }

  private renderChecking(lead: string): TemplateResult {
    const title = msg('Checking your patient list')
    return uploadHead({ level: this.headingLevel, title, lead, cancel: this.removeList })
  }

  private follow(list: ReadList, before: ReadList | undefined): void {
    const sentence = spokenProgress(list.transfer, before?.transfer)
    if (sentence !== undefined) this.live.announce(sentence)
    const { kind } = list.transfer
    if (kind === before?.transfer.kind) return
    if (kind === 'needs-columns') this.focusing.afterRender('.summary')
    if (kind === 'ready') this.dispatchEvent(new ListReadyEvent())
  }

  private readonly take = (file: File): void => {
    this.isEncodingOpen = false
    this.matching.close()
    void this.draft?.actions.readList(file, file.name)
    this.focusing.afterRender('.title')
  }

  private readonly removeList = (): void => {
    this.matching.close()
    this.draft?.actions.removeList()
    this.focusing.afterRender('.title')
  }

  private readonly openEncoding = (): void => {
    this.isEncodingOpen = true
    this.focusing.afterRender('#encoding')
  }

  private readonly readAs = (encoding: string): void => {
    void this.draft?.actions.readAs(encoding)
  }

  private useColumns({ requiredColumns }: ClinicalSystem): void {
    const mapping = this.matching.take(requiredColumns)
    if (mapping === undefined) return this.focusing.afterRender('.summary')
    void this.draft?.actions.mapColumns(mapping)
    this.focusing.afterRender('.title')
  }
}

function factsOf(session: Session): SuggestionFacts {
  return { today: formatIsoDate(serverTime(session)), allowTestNumbers: session.mode === 'sandbox' }
}

function systemOf({ organisation }: Session): ClinicalSystem {
  return findClinicalSystem(clinicalSystems, organisation.clinicalSystem)
}
