import { BatchWizard } from '../batch-wizard/batch-wizard.ts'
import './batch-send-review.ts'
import './batch-sent.ts'
import { defineElement } from './define-element.ts'
import './message-composer.ts'
import './patient-list-upload.ts'
import './patient-review.ts'
import './schedule-picker.ts'

defineElement('batch-wizard', BatchWizard)

declare global {
  interface HTMLElementTagNameMap {
    'batch-wizard': BatchWizard
  }
}
