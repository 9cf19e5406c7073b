import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError, OrganisationSettings } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'
import { asError } from '../controllers/as-error.ts'
import type { FieldProblem } from '../element/error-summary.ts'
import { numberProblems } from '../time-fields/number-problems.ts'
import {
  readTime,
  scheduleOf,
  suggestedTime,
  typedTime,
  type Schedules,
  type TypedTime,
} from '../time-fields/typed-time.ts'
import type { BatchScope } from './batch-scope.ts'
import { timeProblem } from './time-problem.ts'

/** What is in the fields, once they are open. */
export interface ChangingTime {
  readonly schedules: Schedules
  readonly typed: TypedTime
  readonly settings: OrganisationSettings
}

/** New times for who has not left: the fields, what is wrong with them, and the change as the person saw the batch. */
export class ChangeTimeController implements ReactiveController {
  changing: ChangingTime | undefined
  problems: readonly FieldProblem[] = []
  isUnderWay = false
  error: CareBatchError | undefined
  private scope: BatchScope | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changed: (batch: Batch, isDone: boolean) => void,
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  start(scope: BatchScope): void {
    this.scope = scope
    this.leave()
  }

  /** The fields bring a time library, which is loaded with them. */
  async open(now: number): Promise<void> {
    if (this.scope === undefined || this.changing !== undefined) return
    try {
      const [schedules, settings] = await Promise.all([
        import('@carebatch/core/schedule'),
        this.scope.client.settings(),
      ])
      const typed = typedTime({ schedule: undefined, typed: {} }, suggestedTime(schedules, now, settings))
      this.changing = { schedules, typed, settings }
    } catch (error) {
      this.error = asError(error)
    }
    this.host.requestUpdate()
  }

  leave = (): void => {
    this.changing = undefined
    this.problems = []
    this.error = undefined
    this.host.requestUpdate()
  }

  type(change: Partial<TypedTime>): void {
    if (this.changing === undefined) return
    this.changing = { ...this.changing, typed: { ...this.changing.typed, ...change } }
    this.host.requestUpdate()
  }

  /** The server is asked once the fields hold a time. */
  async confirm(revision: number, now: number): Promise<void> {
    const { changing, scope } = this
    if (changing === undefined || scope === undefined || this.isUnderWay) return
    const { schedules, typed } = changing
    const reading = typed.choice === 'now' ? undefined : readTime(schedules, typed)
    this.problems = [...timeProblem(reading, now), ...numberProblems(typed)]
    const schedule = scheduleOf(schedules, typed)
    this.host.requestUpdate()
    if (this.problems.length > 0 || schedule === undefined) return
    await this.send(scope, () => scope.client.changeSchedule(scope.batch, { schedule, revision }))
  }

  private async send({ client, batch }: BatchScope, ask: () => Promise<Batch>): Promise<void> {
    this.isUnderWay = true
    this.error = undefined
    this.host.requestUpdate()
    try {
      const changed = await ask()
      this.leave()
      this.changed(changed, true)
    } catch (error) {
      this.error = asError(error)
      // What somebody else has decided is shown beside the refusal.
      const now = await client.batch(batch).catch(() => undefined)
      if (now !== undefined) this.changed(now, false)
    }
    this.isUnderWay = false
    this.host.requestUpdate()
  }
}
