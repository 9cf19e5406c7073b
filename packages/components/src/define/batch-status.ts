import './batch-detail.ts'
import './batch-list.ts'
import { BatchStatus } from '../batch-status/batch-status.ts'
import { defineElement } from './define-element.ts'

defineElement('batch-status', BatchStatus)

declare global {
  interface HTMLElementTagNameMap {
    'batch-status': BatchStatus
  }
}
