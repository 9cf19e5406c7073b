import { PatientListUpload } from '../patient-list-upload/patient-list-upload.ts'
import { defineElement } from './define-element.ts'

defineElement('patient-list-upload', PatientListUpload)

declare global {
  interface HTMLElementTagNameMap {
    'patient-list-upload': PatientListUpload
  }
}
