import type { PatientFacts } from '../contactability/patient-facts.ts'
import { CareBatchError, isCareBatchError } from '../errors.ts'
import { editableList, editPatientList, type PatientListEdit } from '../patient-list/edit-patient-list.ts'
import type { EditedPatientList } from '../patient-list/edit-types.ts'
import { linesOf, rowOfLine } from '../patient-list/index-of-line.ts'
import type { ColumnMapping, PatientList } from '../patient-list/patient-list.ts'
import type { DraftList, ListTransfer, ReadList } from './draft-list.ts'
import type { BatchDraftOptions, ListReader, ListSource } from './draft-options.ts'
import { draftReview } from './draft-review.ts'
import type { DraftStore } from './draft-store.ts'
import { KnownMappings } from './known-mappings.ts'
import { ListUpload } from './list-upload.ts'
import { londonDate } from './london-date.ts'
import { rowToSend } from './row-to-send.ts'

interface ListFile {
  readonly source: ListSource
  readonly fileName: string
  /** Chosen by staff. */
  readonly encoding?: string
}

/** The patient list of a draft: read, brought to the server, reviewed and corrected. */
export class DraftListing {
  readonly #store: DraftStore
  readonly #options: BatchDraftOptions
  readonly #readList: ListReader
  readonly #mappings = new KnownMappings()
  #file: ListFile | undefined
  /** With everything that staff did to it. */
  #list: EditedPatientList | undefined
  #facts = new Map<number, PatientFacts>()
  #upload: ListUpload | undefined
  #reading = new AbortController()

  constructor(store: DraftStore, options: BatchDraftOptions, readList: ListReader) {
    this.#store = store
    this.#options = options
    this.#readList = readList
  }

  get id(): string | undefined {
    return this.#upload?.id
  }

  async read(file: ListFile, mapping?: ColumnMapping): Promise<void> {
    this.#forget()
    this.#file = file
    const { signal } = this.#reading
    this.#show({ kind: 'reading', fileName: file.fileName, fraction: 0 })
    try {
      const list = await this.#readWithKnownColumns(file, mapping, signal)
      if (!signal.aborted) await this.#accept(file.fileName, list)
    } catch (error) {
      if (!signal.aborted) this.#show({ kind: 'refused', fileName: file.fileName, error: asListError(error) })
    }
  }

  async mapColumns(mapping: ColumnMapping): Promise<void> {
    if (this.#file === undefined) return
    if (this.#list !== undefined) this.#mappings.remember(this.#list, mapping)
    await this.read(this.#file, mapping)
  }

  async readAs(encoding: string): Promise<void> {
    if (this.#file !== undefined) await this.read({ ...this.#file, encoding })
  }

  async bringUpToDate(): Promise<boolean> {
    return (await this.#upload?.bringUpToDate()) ?? false
  }

  remove(): void {
    this.#forget()
    this.#file = undefined
    this.#show({ kind: 'none' })
  }

  edit(edit: PatientListEdit): void {
    if (this.#list === undefined) return
    const { list, changed } = editPatientList(this.#list, edit, this.#readOptions())
    if (changed === undefined) return
    this.#list = list
    const { lines } = changed
    const isReadAnew = changed.kind === 'cell-changed'
    // Facts are about the NHS number and the mobile that the line had.
    if (isReadAnew) for (const line of lines) this.#facts.delete(line)
    this.#upload?.changed(lines, isReadAnew)
    this.reviewAgain()
    void this.#upload?.bringUpToDate()
  }

  /** The batch type decides about channels and reasons. */
  reviewAgain(): void {
    const state = this.#store.state.list
    if (state.kind === 'read') this.#showRead({ ...state })
  }

  stop(): void {
    this.#reading.abort()
    this.#upload?.stop()
  }

  #forget(): void {
    this.stop()
    this.#reading = new AbortController()
    this.#list = undefined
    this.#upload = undefined
    this.#facts = new Map()
  }

  async #readWithKnownColumns(
    file: ListFile,
    mapping: ColumnMapping | undefined,
    signal: AbortSignal,
  ): Promise<PatientList> {
    const onProgress = (fraction: number) => {
      if (!signal.aborted) this.#show({ kind: 'reading', fileName: file.fileName, fraction })
    }
    const { encoding } = file
    const options = {
      ...this.#readOptions(),
      signal,
      onProgress,
      ...(encoding === undefined ? {} : { encoding }),
    }
    if (mapping !== undefined) return this.#readList(file.source, { ...options, mapping })
    const list = await this.#readList(file.source, options)
    const known = this.#mappings.of(list)
    return known === undefined ? list : this.#readList(file.source, { ...options, mapping: known })
  }

  #readOptions() {
    const { clinicalSystem, allowTestNumbers, now } = this.#options
    return { clinicalSystem, allowTestNumbers, today: londonDate(now()) }
  }

  async #accept(fileName: string, asRead: PatientList): Promise<void> {
    const list = editableList(asRead)
    this.#list = list
    const missingColumns = list.issues.flatMap(({ code, column }) =>
      code === 'required-column-missing' && column !== undefined ? [column] : [],
    )
    const contactDetailsFromList = list.notices.some(({ code }) => code === 'contact-columns-not-checked')
    const isComplete = missingColumns.length === 0
    this.#showRead({
      kind: 'read',
      fileName,
      missingColumns,
      contactDetailsFromList,
      transfer: isComplete ? { kind: 'sending', done: 0, of: list.rows.length } : { kind: 'needs-columns' },
      isLookedUp: false,
      noAnswer: 0,
    })
    if (!isComplete) return
    this.#upload = this.#newUpload(fileName, list, contactDetailsFromList)
    await this.#upload.bringUpToDate()
  }

  #newUpload(fileName: string, list: PatientList, contactDetailsFromList: boolean): ListUpload {
    return new ListUpload({
      backend: this.#options.backend,
      list: {
        clinicalSystem: this.#options.clinicalSystem.code,
        fileName,
        rows: list.rows.length,
        contactDetailsFromList,
      },
      lines: linesOf(list.rows),
      row: (line) => {
        const row = this.#list && rowOfLine(this.#list.rows, line)
        return row && rowToSend(row, this.#list?.decisions.get(line))
      },
      onTransfer: (transfer, noAnswer) => this.#showTransfer(transfer, noAnswer),
      onFacts: (facts) => {
        for (const [line, fact] of facts) this.#facts.set(line, fact)
      },
    })
  }

  #showTransfer(transfer: ListTransfer, noAnswer: number): void {
    const state = this.#store.state.list
    if (state.kind !== 'read') return
    const isLookedUp = state.isLookedUp || transfer.kind === 'ready'
    const change = { ...state, transfer, noAnswer, isLookedUp }
    // Facts count once they are all there: a review that changes under the reader's eyes helps nobody.
    if (transfer.kind === 'ready') this.#showRead(change)
    else this.#show(change)
  }

  #showRead(state: Omit<ReadList, 'list' | 'facts' | 'review'>): void {
    const list = this.#list
    // Only a reader of the state sees a review without a type; the list step comes after it.
    const batchType = this.#store.state.batchType ?? this.#options.batchTypes[0]
    if (list === undefined || batchType === undefined) return
    const facts = new Map(this.#facts)
    const { contactDetailsFromList } = state
    const review = draftReview({ list, batchType, contactDetailsFromList, facts }, this.#options)
    this.#show({ ...state, list, facts, review })
  }

  #show(list: DraftList): void {
    this.#store.set({ list })
  }
}

function asListError(error: unknown): CareBatchError {
  return isCareBatchError(error) ? error : new CareBatchError('list-is-not-text', { cause: error })
}
