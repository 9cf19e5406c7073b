import { BatchSendReview } from '../batch-send-review/batch-send-review.ts'
import { defineElement } from './define-element.ts'

defineElement('batch-send-review', BatchSendReview)

declare global {
  interface HTMLElementTagNameMap {
    'batch-send-review': BatchSendReview
  }
}
