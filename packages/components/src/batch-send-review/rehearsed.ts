import {
  instantFrom,
  rehearse,
  type DraftState,
  type IsoDate,
  type Instant,
  type OrganisationSettings,
  type ReadList,
  type Rehearsal,
  type Schedule,
} from '@carebatch/core'
import type { bankHolidays, checkSendWindow, nextWindow, planSchedule } from '@carebatch/core/schedule'

/** The part of `@carebatch/core/schedule` that is loaded on use. */
export interface Schedules {
  readonly planSchedule: typeof planSchedule
  readonly checkSendWindow: typeof checkSendWindow
  readonly nextWindow: typeof nextWindow
  readonly bankHolidays: typeof bankHolidays
}

export interface RehearsalFacts {
  readonly schedules: Schedules
  readonly settings: OrganisationSettings
  readonly practice: string
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number
  /** ISO date in London. */
  readonly today: IsoDate | undefined
}

/** A draft whose parts are all there. */
export interface CompleteDraft extends DraftState {
  readonly list: ReadList
}

/** The whole batch played through with what the draft says now. */
export function rehearsed(draft: CompleteDraft, schedule: Schedule, facts: RehearsalFacts): Rehearsal {
  const { schedules, settings, practice, now, today } = facts
  const { review } = draft.list
  const leaves = schedule.kind === 'now' ? now + settings.undoSeconds * 1000 : now
  const plan = schedules.planSchedule(schedule, {
    count: review.contactable,
    now: instantFrom(leaves),
    hours: settings,
  })
  const holidays = schedules.bankHolidays(settings.nation)
  return rehearse({
    review,
    content: draft.message,
    link: draft.attachment?.linkExample,
    ...(draft.attachment && { attachmentNames: [draft.attachment.fileName] }),
    practice: { name: settings.practiceName || practice, phone: settings.practicePhone },
    settings,
    smsProfile: settings.smsProfile,
    dueAt: plan.dueAt,
    today,
    heldUntil: settings.holdOutsideWindow
      ? (at) => schedules.nextWindow(at, settings.sendWindow, holidays) ?? at
      : undefined,
    isOutsideSendWindow: (at: Instant) =>
      !schedules.checkSendWindow(at, settings.sendWindow, holidays).inside,
  })
}
