import { defaultSettings, readPatientList, reviewSteps, type PatientListSource } from '@carebatch/core'
import type { PatientList, PatientListReview } from '@carebatch/core'

export const reading = { clinicalSystem: 'systmone', today: '2026-11-24' } as const

export const reviewing = {
  facts: () => undefined,
  clinicalSystem: 'systmone',
  contactDetailsFromList: false,
  batchType: 'message',
  settings: defaultSettings,
  allowTestNumbers: false,
} as const

export interface Checked {
  readonly list: PatientList
  readonly review: PatientListReview
}

/** Reads a list and reviews it: every cell, repair, repeat and reason. */
export async function check(source: PatientListSource, rows: number): Promise<Checked> {
  const list = await readPatientList(source, { ...reading, limits: { rows, bytes: 2 ** 31 } })
  const steps = reviewSteps({ ...reviewing, rows: list.rows })
  for (;;) {
    const { done, value } = steps.next()
    if (done) return { list, review: value }
  }
}
