import type { Column } from './column.ts'
import type { HeadingSpellings } from './heading-spellings.ts'

/** What a list must hold, and where the rest is known from, by the clinical system it was exported from (guide, step 4). */
export interface ClinicalSystem {
  /** Kebab-case, never changes: organisations and lists are saved with it. */
  readonly code: string
  readonly title: string
  readonly country: 'england' | 'wales'
  /**
   * `look-up`: phone and date of birth are looked up, unless the list holds both, which are then used without
   * a check against registered patients. `list`: they are those of the list.
   */
  readonly contactDetailsFrom: 'look-up' | 'list'
  readonly requiredColumns: readonly Column[]
  readonly optionalColumns: readonly Column[]
  readonly headings: HeadingSpellings
  /** Whether messages can go through the NHS App, which serves surgeries in England only. */
  readonly nhsApp: boolean
  /** Whether a name in the list makes messages begin with "Dear …". */
  readonly greetsByListedName: boolean
}

/** Checks a definition's type where it is written. */
export function defineClinicalSystem<const System extends ClinicalSystem>(system: System): System {
  return system
}
