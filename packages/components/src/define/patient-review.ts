import { PatientReviewElement } from '../patient-review/patient-review.ts'
import { defineElement } from './define-element.ts'

defineElement('patient-review', PatientReviewElement)

declare global {
  interface HTMLElementTagNameMap {
    'patient-review': PatientReviewElement
  }
}
