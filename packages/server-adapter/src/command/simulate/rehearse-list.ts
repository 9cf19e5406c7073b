import {
  contactDetailsFromList,
  defaultSettings,
  rehearse,
  reviewPatientList,
  type ClinicalSystem,
  type Instant,
  type IsoDate,
  type PatientList,
  type PatientListReview,
  type Rehearsal,
  type Schedule,
  type SmsProfile,
} from '@carebatch/core'
import { planSchedule, type SchedulePlan } from '@carebatch/core/schedule'

export interface RehearsedList {
  readonly review: PatientListReview
  readonly rehearsal: Rehearsal
  readonly plan: SchedulePlan
  readonly pencePerText: number
}

export interface WhatToRehearse {
  readonly system: ClinicalSystem
  readonly allowTestNumbers: boolean
  readonly body: string
  readonly now: Instant
  readonly schedule: Schedule
  /** Price and profile where missing: those of an organisation which has set nothing. */
  readonly pencePerText: number | undefined
  readonly smsProfile: SmsProfile | undefined
  readonly today: IsoDate | undefined
}

/** A list and a message played through with what an organisation has that set nothing, and nobody looked up. */
export function rehearseList(list: PatientList, what: WhatToRehearse): RehearsedList {
  const { system, allowTestNumbers, body, now, schedule, today } = what
  const review = reviewPatientList({
    rows: list.rows,
    facts: () => undefined,
    clinicalSystem: system,
    contactDetailsFromList: contactDetailsFromList(system, list.mapping),
    batchType: 'message',
    settings: defaultSettings,
    allowTestNumbers,
  })
  const plan = planSchedule(schedule, { count: review.contactable, now })
  const pencePerText = what.pencePerText ?? defaultSettings.pencePerText
  const rehearsal = rehearse({
    review,
    content: { subject: 'A message from your surgery', body, greeting: true },
    practice: { name: 'Your surgery', phone: '' },
    settings: { ...defaultSettings, pencePerText },
    dueAt: plan.dueAt,
    smsProfile: what.smsProfile ?? defaultSettings.smsProfile,
    today,
  })
  return { review, rehearsal, plan, pencePerText }
}
