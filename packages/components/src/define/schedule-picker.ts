import { SchedulePicker } from '../schedule-picker/schedule-picker.ts'
import { defineElement } from './define-element.ts'

defineElement('schedule-picker', SchedulePicker)

declare global {
  interface HTMLElementTagNameMap {
    'schedule-picker': SchedulePicker
  }
}
