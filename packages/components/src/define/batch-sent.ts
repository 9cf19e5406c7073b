import { BatchSent } from '../batch-sent/batch-sent.ts'
import { defineElement } from './define-element.ts'

defineElement('batch-sent', BatchSent)

declare global {
  interface HTMLElementTagNameMap {
    'batch-sent': BatchSent
  }
}
