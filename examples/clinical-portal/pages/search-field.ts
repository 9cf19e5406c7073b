import { element } from './element.ts'

const pauseMs = 250

/** A labelled search field. `changed` is called a moment after the last key, so that typing asks the server once. */
export function searchField(
  id: string,
  label: string,
  signal: AbortSignal,
  changed: (text: string) => void,
): HTMLElement {
  const input = element('input', { id, type: 'search', autocomplete: 'off' })
  let timer: ReturnType<typeof setTimeout> | undefined
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => changed(input.value.trim()), pauseMs)
  })
  signal.addEventListener('abort', () => clearTimeout(timer))
  return element('div', { class: 'fw-field' }, element('label', { for: id }, label), input)
}
