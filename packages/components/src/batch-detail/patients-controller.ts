import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Bucket, CareBatchError } from '@carebatch/core'
import type { BatchMessages } from '@carebatch/core/wire'
import { asError } from '../controllers/as-error.ts'
import { Throttle } from '../controllers/throttle.ts'
import type { BatchScope } from './batch-scope.ts'

export const pageSize = 25
/** Long enough that a name is typed, short enough that nobody waits. */
const typingMs = 250
const refreshMs = 2_000

/** The patients of a batch page by page, as the server finds them. A page that is shown stays until the next is there. */
export class PatientsController implements ReactiveController {
  bucket: Bucket | undefined
  find = ''
  page: BatchMessages | undefined
  error: CareBatchError | undefined
  isLoading = false
  private scope: BatchScope | undefined
  /** The line after which each page so far began; the last one is the page that is shown. */
  private starts: readonly number[] = [0]
  private newest = new AbortController()
  private readonly typing = new Throttle(typingMs, () => void this.load())
  private readonly following = new Throttle(refreshMs, () => void this.load())

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.newest.abort()
    this.typing.cancel()
    this.following.cancel()
  }

  start(scope: BatchScope, bucket: Bucket | undefined): void {
    this.scope = scope
    this.find = ''
    this.page = undefined
    this.show(bucket)
  }

  show(bucket: Bucket | undefined): void {
    this.bucket = bucket
    this.starts = [0]
    void this.load()
  }

  search(find: string): void {
    this.find = find
    this.starts = [0]
    this.typing.restart()
  }

  /** The batch moved on: what is shown is read again, soon. */
  refresh(): void {
    this.following.start()
  }

  get hasPrevious(): boolean {
    return this.starts.length > 1
  }

  get firstRow(): number {
    return (this.starts.length - 1) * pageSize + 1
  }

  next = (): void => {
    if (this.page?.next === undefined) return
    this.starts = [...this.starts, this.page.next]
    void this.load()
  }

  previous = (): void => {
    if (this.hasPrevious) this.starts = this.starts.slice(0, -1)
    void this.load()
  }

  load = async (): Promise<void> => {
    if (this.scope === undefined) return
    const { client, batch } = this.scope
    this.newest.abort()
    const { signal } = (this.newest = new AbortController())
    this.isLoading = true
    try {
      const page = await client.messages(batch, { ...this.query(), signal })
      if (!signal.aborted) this.arrived({ page, error: undefined })
    } catch (error) {
      if (!signal.aborted) this.arrived({ error: asError(error) })
    }
  }

  private query() {
    return {
      limit: pageSize,
      after: this.starts.at(-1) ?? 0,
      ...(this.bucket !== undefined && { bucket: this.bucket }),
      ...(this.find.trim() !== '' && { find: this.find.trim() }),
    }
  }

  private arrived(change: Partial<Pick<PatientsController, 'page' | 'error'>>): void {
    Object.assign(this, change)
    this.isLoading = false
    this.host.requestUpdate()
  }
}
