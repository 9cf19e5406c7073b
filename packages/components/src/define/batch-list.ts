import { BatchList } from '../batch-list/batch-list.ts'
import { defineElement } from './define-element.ts'

defineElement('batch-list', BatchList)

declare global {
  interface HTMLElementTagNameMap {
    'batch-list': BatchList
  }
}
