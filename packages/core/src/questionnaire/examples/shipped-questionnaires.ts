import { asthmaSymptoms } from './asthma-symptoms.ts'
import { bloodPressure } from './blood-pressure.ts'
import { contactDetails } from './contact-details.ts'
import type { FhirJson } from './fhir-parts.ts'
import { smokingStatus } from './smoking-status.ts'

/** An example that comes with the package: a FHIR R4 Questionnaire, written by us and clinically approved by nobody. */
export interface ShippedQuestionnaire {
  readonly code: string
  readonly resource: FhirJson
}

/** In the order in which staff are offered them. docs/reference/questionnaires.md has a row for each. */
export const shippedQuestionnaires = [
  { code: 'blood-pressure-4-day', resource: bloodPressure(4) },
  { code: 'blood-pressure-7-day', resource: bloodPressure(7) },
  { code: 'asthma-symptoms', resource: asthmaSymptoms },
  { code: 'smoking-status', resource: smokingStatus },
  { code: 'contact-details', resource: contactDetails },
] as const satisfies readonly ShippedQuestionnaire[]
