import type { PatientFacts } from '../contactability/patient-facts.ts'
import { CareBatchError, isCareBatchError } from '../errors.ts'
import { nextTurn } from '../patient-list/next-turn.ts'
import type { DraftBackend, ListProgress, RowToSend } from './draft-backend.ts'
import type { ListTransfer } from './draft-list.ts'

/** Rows in one call; the contract takes no more. */
const rowsPerCall = 1_000
const rowsAtOnce = 200

export interface ListUploadOptions {
  readonly backend: DraftBackend
  readonly list: Parameters<DraftBackend['createPatientList']>[0]
  /** Lines of all rows. */
  readonly lines: readonly number[]
  readonly row: (line: number) => RowToSend | undefined
  /** Of the list, so that it is made once however often that is asked for. */
  readonly key: string
  /** The server has all of it already, under this id. */
  readonly savedAs?: string | undefined
  readonly onTransfer: (transfer: ListTransfer, noAnswer: number) => void
  readonly onFacts: (facts: ReadonlyMap<number, PatientFacts>) => void
}

/**
 * Keeps the server's copy of a list equal to ours. Three stages (rows, look-ups, facts), each of which goes on where
 * an interruption left it.
 */
export class ListUpload {
  /** What the server calls the list; undefined until its first answer. */
  id: string | undefined
  readonly #options: ListUploadOptions
  readonly #aborting = new AbortController()
  readonly #toSend: Set<number>
  readonly #toFetch: Set<number>
  /** Looked up once, and to be asked about anew. */
  readonly #toAskAgain = new Set<number>()
  #isLookedUp = false
  #noAnswer = 0
  #stage: 'sending' | 'looking-up' | 'fetching' = 'sending'
  #done = 0
  #running: Promise<boolean> | undefined

  constructor(options: ListUploadOptions) {
    this.#options = options
    this.id = options.savedAs
    this.#toSend = new Set(options.savedAs === undefined ? options.lines : [])
    this.#toFetch = new Set(options.lines)
  }

  /** These lines are no longer as they were sent; `isOtherPatient` where the NHS number is another one. */
  changed(lines: Iterable<number>, isOtherPatient: boolean): void {
    for (const line of lines) {
      this.#toSend.add(line)
      if (isOtherPatient) this.#toFetch.add(line)
    }
  }

  /** What look-ups said about these lines is to be asked anew. */
  askAgain(lines: Iterable<number>): void {
    for (const line of lines) {
      this.#toAskAgain.add(line)
      this.#toFetch.add(line)
    }
    this.#isLookedUp = false
  }

  /** Sends what is missing, has it looked up, fetches the facts. True when all of that is through. */
  bringUpToDate(): Promise<boolean> {
    this.#running ??= this.#run().finally(() => (this.#running = undefined))
    return this.#running
  }

  stop(): void {
    this.#aborting.abort()
  }

  get #signal(): AbortSignal {
    return this.#aborting.signal
  }

  async #run(): Promise<boolean> {
    const of = this.#options.lines.length
    try {
      while (this.#toSend.size > 0 || !this.#isLookedUp || this.#toFetch.size > 0) {
        const list = await this.#sendRows()
        if (!this.#isLookedUp) await this.#lookUp(list)
        await this.#fetchFacts(list)
      }
      this.#tell({ kind: 'ready' })
      return !this.#signal.aborted
    } catch (error) {
      this.#tell({
        kind: 'interrupted',
        during: this.#stage,
        done: this.#done,
        of,
        error: asCareBatchError(error),
      })
      return false
    }
  }

  async #sendRows(): Promise<string> {
    const { backend, lines, list, key } = this.#options
    this.#enter('sending', lines.length - this.#toSend.size)
    this.id ??= (await backend.createPatientList(list, { signal: this.#signal, idempotencyKey: key })).id
    while (this.#toSend.size > 0) {
      this.#enter('sending', lines.length - this.#toSend.size)
      await this.#putRows(this.id, [...this.#toSend].slice(0, rowsPerCall))
    }
    return this.id
  }

  async #putRows(list: string, lines: readonly number[]): Promise<void> {
    this.#isLookedUp = false
    // Taken out first: a line that changes while it travels is put back by `changed`.
    for (const line of lines) this.#toSend.delete(line)
    try {
      const rows = await this.#rowsOf(lines)
      await this.#options.backend.putListRows(list, rows, { signal: this.#signal })
    } catch (error) {
      for (const line of lines) this.#toSend.add(line)
      throw error
    }
  }

  /** Rows are put together as they are asked for: a page rests in between. */
  async #rowsOf(lines: readonly number[]): Promise<readonly RowToSend[]> {
    const rows: RowToSend[] = []
    for (const [place, line] of lines.entries()) {
      if (place % rowsAtOnce === rowsAtOnce - 1) await nextTurn(this.#signal)
      const row = this.#options.row(line)
      if (row !== undefined) rows.push(row)
    }
    return rows
  }

  async #lookUp(list: string): Promise<void> {
    this.#stage = 'looking-up'
    while (this.#toAskAgain.size > 0) {
      const lines = [...this.#toAskAgain].slice(0, rowsPerCall)
      await this.#options.backend.lookUpAgain(list, lines, { signal: this.#signal })
      for (const line of lines) this.#toAskAgain.delete(line)
    }
    const progress = await this.#options.backend.lookUpList(list, { signal: this.#signal })
    this.#showLookUp(progress)
    if (progress.state !== 'ready') await this.#watchUntilReady(list, progress)
    this.#isLookedUp = true
  }

  async #watchUntilReady(list: string, begin: ListProgress): Promise<void> {
    let last = begin
    const call = {
      signal: this.#signal,
      onGap: (gap: { readonly nextTryAt: number }) => this.#showLookUp(last, gap.nextTryAt),
    }
    for await (const progress of this.#options.backend.watchPatientList(list, call)) {
      last = progress
      this.#showLookUp(progress)
      if (progress.state === 'ready') return
    }
    throw new CareBatchError('server-unreachable', { retryable: true })
  }

  async #fetchFacts(list: string): Promise<void> {
    const { backend, lines, onFacts } = this.#options
    while (this.#toFetch.size > 0) {
      this.#enter('fetching', lines.length - this.#toFetch.size)
      const page = await backend.listFacts(list, lowest(this.#toFetch) - 1, { signal: this.#signal })
      if (this.#signal.aborted) return
      // Lines without facts are not in the answer: everything up to where it ends has been asked for.
      forgetUpTo(this.#toFetch, page.next)
      onFacts(new Map(page.facts.map(({ line, facts }) => [line, facts])))
    }
  }

  #showLookUp({ lookedUp, rows, noAnswer, secondsLeft }: ListProgress, nextTryAt?: number): void {
    this.#done = lookedUp
    this.#noAnswer = noAnswer
    this.#tell({ kind: 'looking-up', done: lookedUp, of: rows, noAnswer, secondsLeft, nextTryAt })
  }

  #enter(stage: 'sending' | 'fetching', done: number): void {
    this.#stage = stage
    this.#done = done
    this.#tell({ kind: stage, done, of: this.#options.lines.length })
  }

  #tell(transfer: ListTransfer): void {
    if (!this.#signal.aborted) this.#options.onTransfer(transfer, this.#noAnswer)
  }
}

function lowest(lines: ReadonlySet<number>): number {
  let least = Infinity
  for (const line of lines) least = Math.min(least, line)
  return least
}

function forgetUpTo(lines: Set<number>, last: number | undefined): void {
  for (const line of lines) if (last === undefined || line <= last) lines.delete(line)
}

function asCareBatchError(error: unknown): CareBatchError {
  if (isCareBatchError(error)) return error
  return new CareBatchError('server-unreachable', { retryable: true, cause: error })
}
