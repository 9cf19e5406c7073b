import { MessageComposer } from '../message-composer/message-composer.ts'
import { defineElement } from './define-element.ts'

defineElement('message-composer', MessageComposer)

declare global {
  interface HTMLElementTagNameMap {
    'message-composer': MessageComposer
  }
}
