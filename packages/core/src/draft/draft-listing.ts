import type { Column } from '../clinical-systems/column.ts'
import type { PatientFacts } from '../contactability/patient-facts.ts'
import type { RowDecision } from '../contactability/patient-list-review.ts'
import { CareBatchError, isCareBatchError } from '../errors.ts'
import type { ColumnMapping, PatientList } from '../patient-list/patient-list.ts'
import { changedList } from './changed-list.ts'
import type { DraftList, ListTransfer, ReadList } from './draft-list.ts'
import type { BatchDraftOptions, ListReader, ListSource } from './draft-options.ts'
import { draftReview } from './draft-review.ts'
import type { DraftStore } from './draft-store.ts'
import { KnownMappings } from './known-mappings.ts'
import { ListUpload } from './list-upload.ts'
import { londonDate } from './london-date.ts'
import { readLineAgain } from './read-line-again.ts'
import { noEdits, withDecision, withReading, type ReviewEdits } from './review-edits.ts'
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
  #asRead: PatientList | undefined
  #edits: ReviewEdits = noEdits
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
    if (this.#asRead !== undefined) this.#mappings.remember(this.#asRead, mapping)
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

  decide(lines: readonly number[], decision: RowDecision): void {
    if (this.#asRead === undefined) return
    this.#edit(withDecision(this.#edits, lines, decision, this.#current(this.#asRead).rows))
  }

  async changeCell(line: number, column: Column, text: string): Promise<void> {
    const list = this.#asRead
    if (list === undefined) return
    const options = { ...this.#readOptions(), signal: this.#reading.signal }
    const reading = await readLineAgain(this.#current(list), { line, column, text }, options, this.#readList)
    if (list === this.#asRead) this.#edit(withReading(this.#edits, reading, column))
  }

  undo(): void {
    const { before, edit } = this.#edits
    if (before !== undefined && edit !== undefined) this.#replaceEdits(before, edit.lines)
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
    this.#asRead = undefined
    this.#upload = undefined
    this.#edits = noEdits
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

  async #accept(fileName: string, list: PatientList): Promise<void> {
    this.#asRead = list
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
    const byLine = new Map(Array.from(list.rows, (row) => [row.line, row]))
    return new ListUpload({
      backend: this.#options.backend,
      list: {
        clinicalSystem: this.#options.clinicalSystem.code,
        fileName,
        rows: list.rows.length,
        contactDetailsFromList,
      },
      lines: [...byLine.keys()],
      row: (line) => {
        const row = this.#edits.readings.get(line)?.row ?? byLine.get(line)
        return row && rowToSend(row, this.#edits.decisions.get(line))
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

  #edit(edits: ReviewEdits): void {
    this.#replaceEdits(edits, edits.edit?.lines ?? [])
  }

  #replaceEdits(edits: ReviewEdits, lines: readonly number[]): void {
    const before = this.#edits
    this.#edits = edits
    const isOtherPatient = lines.some((line) => edits.readings.get(line) !== before.readings.get(line))
    if (isOtherPatient) for (const line of lines) this.#facts.delete(line)
    this.#upload?.changed(lines, isOtherPatient)
    this.reviewAgain()
    void this.#upload?.bringUpToDate()
  }

  #current(list: PatientList): PatientList {
    return changedList(list, this.#edits.readings)
  }

  #showRead(
    state: Omit<ReadList, 'list' | 'facts' | 'decisions' | 'changedLines' | 'review' | 'lastEdit'>,
  ): void {
    if (this.#asRead === undefined) return
    const { decisions, readings, edit } = this.#edits
    const list = this.#current(this.#asRead)
    const facts = new Map(this.#facts)
    const { contactDetailsFromList } = state
    // Only a reader of the state sees a review without a type; the list step comes after it.
    const batchType = this.#store.state.batchType ?? this.#options.batchTypes[0]
    if (batchType === undefined) return
    const review = draftReview({ list, batchType, contactDetailsFromList, facts, decisions }, this.#options)
    this.#show({
      ...state,
      list,
      facts,
      decisions,
      changedLines: new Set(readings.keys()),
      review,
      lastEdit: edit,
    })
  }

  #show(list: DraftList): void {
    this.#store.set({ list })
  }
}

function asListError(error: unknown): CareBatchError {
  return isCareBatchError(error) ? error : new CareBatchError('list-is-not-text', { cause: error })
}
