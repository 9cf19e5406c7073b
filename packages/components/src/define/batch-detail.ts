import { BatchDetail } from '../batch-detail/batch-detail.ts'
import { defineElement } from './define-element.ts'

defineElement('batch-detail', BatchDetail)

declare global {
  interface HTMLElementTagNameMap {
    'batch-detail': BatchDetail
  }
}
