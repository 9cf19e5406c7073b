/** Puts text where the caret is, or instead of what is selected, as if it had been typed, and leaves the caret behind it. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus()
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}
