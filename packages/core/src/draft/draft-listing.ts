import type { PatientListReview } from '../contactability/patient-list-review.ts'
import type { ReviewInput } from '../contactability/review-input.ts'
import { CareBatchError } from '../errors.ts'
import { editableList, editPatientList, type PatientListEdit } from '../patient-list/edit-patient-list.ts'
import type { EditedPatientList } from '../patient-list/edit-types.ts'
import { linesOf, rowOfLine } from '../patient-list/index-of-line.ts'
import type { ColumnMapping, PatientList } from '../patient-list/patient-list.ts'
import { nextTurn } from '../patient-list/next-turn.ts'
import { cellsToSave, savedSource } from '../patient-list/saved-list.ts'
import type { DraftList, ListTransfer } from './draft-list.ts'
import type { BatchDraftOptions, ListReader } from './draft-options.ts'
import { draftReviewInput } from './draft-review-input.ts'
import type { DraftStore } from './draft-store.ts'
import {
  asListError,
  hasNoHeading,
  readListSource,
  readUnnamed,
  type ListSourceReading,
} from './read-list-source.ts'
import { memoryMappings, type KnownMappings } from './known-mappings.ts'
import { ListFacts } from './list-facts.ts'
import { ListReview, manyLines } from './list-review.ts'
import { firstStanding, type ListFile, type Standing } from './list-standing.ts'
import { ListUpload } from './list-upload.ts'
import { londonDate } from './london-date.ts'
import { rowToSend } from './row-to-send.ts'
import type { EnteredDraft, SavedDrafts } from './saved-drafts.ts'
import { fetchSavedList } from './fetch-saved-list.ts'

/** The patient list of a draft: read, brought to the server, reviewed and corrected. */
export class DraftListing {
  readonly #store: DraftStore
  readonly #options: BatchDraftOptions
  readonly #readList: ListReader
  readonly #mappings: KnownMappings
  #file: ListFile | undefined
  #list: EditedPatientList | undefined
  /** Refused because no heading says NHS Number: staff can still say which column it is. */
  #unnamed: PatientList | undefined
  #facts = new ListFacts()
  #standing: Standing | undefined
  readonly #review = new ListReview({
    input: () => this.#reviewInput(),
    show: (review) => this.#showReview(review),
  })
  #upload: ListUpload | undefined
  /** Of a draft that is opened: its list, as long as that is not replaced. */
  #saved: NonNullable<EnteredDraft['patientList']> | undefined
  /** What staff did to the lines, undone or not. */
  #edits = 0
  #hasAskedForUses = false
  #reading = new AbortController()

  constructor(
    store: DraftStore,
    options: BatchDraftOptions,
    readList: ListReader,
    saved?: EnteredDraft['patientList'],
  ) {
    this.#saved = saved
    this.#edits = saved?.edits ?? 0
    this.#store = store
    this.#options = options
    this.#mappings = options.mappings ?? memoryMappings()
    this.#readList = readList
  }

  get id(): string | undefined {
    return this.#upload?.id
  }

  /** The list as a draft names it; undefined until the server has one. */
  get entered(): EnteredDraft['patientList'] {
    const id = this.id ?? this.#saved?.id
    if (id === undefined) return undefined
    return {
      id,
      isFromHost: this.#standing?.isFromHost ?? this.#saved?.isFromHost ?? false,
      edits: this.#edits,
    }
  }

  /** The list of a draft that is opened, without its file. Resolves when it is on screen, looked up or not yet. */
  async restore(drafts: SavedDrafts): Promise<void> {
    if (this.#saved === undefined) return
    const { signal } = this.#reading
    const { id, isFromHost } = this.#saved
    const options = { ...this.#readOptions(), signal }
    try {
      const { list, fileName, isLookedUp } = await fetchSavedList(drafts, id, options)
      if (signal.aborted) return
      const isThrough = this.#accept({ fileName, isFromHost }, list, id)
      if (isLookedUp) await isThrough
    } catch (thrown) {
      if (!signal.aborted)
        this.#show({ kind: 'refused', fileName: '', isFromHost, error: asListError(thrown) })
    }
  }

  /** Brings the same list to the server once more, as another one. */
  sendAnew(): void {
    if (this.#upload === undefined || this.#standing === undefined || this.#list === undefined) return
    this.#upload.stop()
    this.#saved = undefined
    this.#upload = this.#newUpload(this.#standing, this.#list)
    void this.bringUpToDate()
  }

  async read(file: ListFile, mapping?: ColumnMapping): Promise<void> {
    this.#forget()
    this.#file = file
    const { signal } = this.#reading
    const { fileName, isFromHost } = file
    const reading = this.#readingOf(file, mapping)
    this.#show({ kind: 'reading', fileName, isFromHost, fraction: 0 })
    try {
      const list = await readListSource(reading)
      if (!signal.aborted) await this.#accept(file, list)
    } catch (error) {
      if (!signal.aborted) await this.#refuse(file, reading, error)
    }
  }

  async mapColumns(mapping: ColumnMapping): Promise<void> {
    const headings = this.#list?.headers ?? this.#unnamed?.headers
    if (headings !== undefined) await this.#mappings.write(headings, mapping).catch(() => undefined)
    if (this.#file !== undefined) await this.read(this.#file, mapping)
    else if (this.#list !== undefined) await this.#readAgain(this.#list.asRead, mapping)
  }

  async readAs(encoding: string): Promise<void> {
    if (this.#file !== undefined) await this.read({ ...this.#file, encoding })
  }

  async bringUpToDate(): Promise<boolean> {
    const isThrough = (await this.#upload?.bringUpToDate()) ?? false
    await this.#review.settled()
    if (isThrough) await this.#findEarlierUses()
    return isThrough
  }

  remove(): void {
    this.#forget()
    this.#file = undefined
    this.#show({ kind: 'none' })
  }

  /** Asks about these lines anew, or about all whose look-up did not answer. */
  async lookUpAgain(lines?: readonly number[]): Promise<void> {
    const silent = [...this.#facts.snapshot].flatMap(([line, { answer }]) =>
      answer === 'no-answer' ? [line] : [],
    )
    const asked = lines ?? silent
    if (asked.length === 0) return
    this.#upload?.askAgain(asked)
    await this.bringUpToDate()
  }

  edit(edit: PatientListEdit): void {
    if (this.#list === undefined) return
    const { list, changed } = editPatientList(this.#list, edit, this.#readOptions())
    if (changed === undefined) return
    this.#list = list
    this.#edits += 1
    const { lines } = changed
    const isReadAnew = changed.kind === 'cell-changed'
    // Facts are about the NHS number and the mobile that the line had.
    if (isReadAnew) this.#facts.forget(lines)
    this.#upload?.changed(lines, isReadAnew)
    this.#review.lines(lines)
    void this.#upload?.bringUpToDate()
  }

  /** The batch type decides about channels and reasons. */
  reviewAgain(): void {
    if (this.#standing !== undefined && this.#list !== undefined)
      void this.#review.all(this.#list.rows.length)
  }

  stop(): void {
    this.#reading.abort()
    this.#upload?.stop()
  }

  #forget(): void {
    this.stop()
    this.#reading = new AbortController()
    this.#list = undefined
    this.#unnamed = undefined
    this.#hasAskedForUses = false
    this.#upload = undefined
    this.#saved = undefined
    this.#edits = 0
    this.#facts = new ListFacts()
    this.#standing = undefined
    this.#review.forget()
  }

  #readingOf({ source, encoding }: ListFile, mapping?: ColumnMapping): ListSourceReading {
    const { signal } = this.#reading
    const onProgress = (fraction: number) => {
      const { list } = this.#store.state
      if (!signal.aborted && list.kind === 'reading') this.#show({ ...list, fraction })
    }
    const options = {
      ...this.#readOptions(),
      signal,
      onProgress,
      ...(encoding === undefined ? {} : { encoding }),
      ...(mapping === undefined ? {} : { mapping }),
    }
    return { source, options, readList: this.#readList, mappings: this.#mappings }
  }

  async #refuse(
    { fileName, isFromHost }: ListFile,
    reading: ListSourceReading,
    thrown: unknown,
  ): Promise<void> {
    const { signal } = this.#reading
    const refused = { kind: 'refused', fileName, isFromHost, error: asListError(thrown) } as const
    const unnamed = hasNoHeading(thrown) ? await readUnnamed(reading).catch(() => undefined) : undefined
    if (signal.aborted) return
    this.#unnamed = unnamed
    this.#show(unnamed === undefined ? refused : { ...refused, unnamed })
  }

  #readOptions() {
    const { clinicalSystem, allowTestNumbers, now } = this.#options
    return { clinicalSystem, allowTestNumbers, today: londonDate(now()) }
  }

  /** Without a file: the cells of an opened draft's list with other columns. */
  async #readAgain(asRead: PatientList, mapping: ColumnMapping): Promise<void> {
    const { fileName = '', isFromHost = false } = this.#standing ?? {}
    this.#forget()
    const { signal } = this.#reading
    this.#show({ kind: 'reading', fileName, isFromHost, fraction: 0 })
    const { readSavedList } = await import('../patient-list/read-saved-list.ts')
    const rows = [...linesOf(asRead.rows)].map((line) => ({ line, fields: {}, cells: asRead.cells(line) }))
    const list = await readSavedList({ ...savedSource(asRead), mapping }, rows, this.#readOptions())
    if (!signal.aborted) await this.#accept({ fileName, isFromHost }, list)
  }

  /** `savedAs`: what the server calls it, where it has it already. */
  async #accept(file: Omit<ListFile, 'source'>, asRead: PatientList, savedAs?: string): Promise<void> {
    const list = editableList(asRead)
    this.#list = list
    this.#standing = firstStanding(list, file)
    const { missingColumns } = this.#standing
    const { signal } = this.#reading
    await this.#review.all(list.rows.length)
    await nextTurn(undefined)
    if (missingColumns.length > 0 || signal.aborted) return
    this.#upload = this.#newUpload(this.#standing, list, savedAs)
    await this.bringUpToDate()
  }

  /** Told once the list is there whole. A server that cannot say leaves the notice away, and nothing else. */
  async #findEarlierUses(): Promise<void> {
    const { signal } = this.#reading
    if (this.id === undefined || this.#hasAskedForUses) return
    this.#hasAskedForUses = true
    const { uses } = await this.#options.backend.earlierUses(this.id, { signal }).catch(() => ({ uses: [] }))
    if (!signal.aborted && uses.length > 0) this.#showStanding({ usedBefore: uses })
  }

  #newUpload(
    { fileName, contactDetailsFromList }: Standing,
    list: EditedPatientList,
    savedAs?: string,
  ): ListUpload {
    const cellsOf = cellsToSave(list.asRead)
    return new ListUpload({
      backend: this.#options.backend,
      list: {
        clinicalSystem: this.#options.clinicalSystem.code,
        fileName,
        rows: list.rows.length,
        contactDetailsFromList,
        source: savedSource(list.asRead),
      },
      key: this.#options.newKey(),
      savedAs,
      lines: [...linesOf(list.rows)],
      row: (line) => {
        const now = this.#list
        const row = now && rowOfLine(now.rows, line)
        return row && rowToSend(row, now.decisions.get(line), cellsOf(now, line))
      },
      onTransfer: (transfer, noAnswer) => this.#showTransfer(transfer, noAnswer),
      onFacts: (facts) => this.#facts.add(facts),
    })
  }

  #showTransfer(transfer: ListTransfer, noAnswer: number): void {
    if (transfer.kind !== 'ready') return this.#showStanding({ transfer, noAnswer })
    // Facts count once they are all there: a review that changes under the reader's eyes helps nobody.
    this.#stand({ transfer, noAnswer, isLookedUp: true })
    const news = this.#facts.takeNews()
    if (news.length < manyLines) this.#review.lines(news)
    else void this.#review.all(this.#list?.rows.length ?? 0)
  }

  #reviewInput(): ReviewInput {
    const { batchTypes } = this.#options
    // Only a reader of the state sees a review without a type; the list step comes after it.
    const batchType = this.#store.state.batchType ?? batchTypes[0]
    if (this.#list === undefined || this.#standing === undefined || batchType === undefined)
      throw new CareBatchError('batch-type-unknown')
    const { contactDetailsFromList } = this.#standing
    const { snapshot: facts } = this.#facts
    const hasLink = this.#store.state.attachment !== undefined
    const reviewed = { list: this.#list, batchType, contactDetailsFromList, hasLink, facts }
    return draftReviewInput(reviewed, this.#options)
  }

  #showReview(review: PatientListReview): void {
    if (this.#list === undefined || this.#standing === undefined) return
    this.#show({ ...this.#standing, list: this.#list, facts: this.#facts.snapshot, review })
  }

  #stand(change: Partial<Standing>): void {
    if (this.#standing !== undefined) this.#standing = { ...this.#standing, ...change }
  }

  #showStanding(change: Partial<Standing>): void {
    this.#stand(change)
    const state = this.#store.state.list
    if (state.kind === 'read') this.#show({ ...state, ...change })
  }

  #show(list: DraftList): void {
    this.#store.set({ list })
  }
}
