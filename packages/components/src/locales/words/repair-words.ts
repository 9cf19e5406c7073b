import { msg } from '@lit/localize'
import type { PatientListRepairCode } from '@carebatch/core'

const words: Readonly<Record<PatientListRepairCode, () => string>> = {
  'letter-o-for-zero': () => msg('The letter O became the digit 0'),
  'decimal-zero-removed': () => msg('A “.0” that a spreadsheet added was removed'),
  'excel-formula-removed': () => msg('The formula signs around the value were removed'),
  'leading-apostrophe-removed': () => msg('An apostrophe before the value was removed'),
  'leading-zero-restored': () => msg('The leading 0 was put back'),
  'two-digit-year-completed': () => msg('The year was completed to 4 digits'),
}

/** What was done to a cell, as a sentence without a full stop. */
export function repairWords(code: PatientListRepairCode): string {
  return words[code]()
}
