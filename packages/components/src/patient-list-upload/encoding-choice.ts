import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { PatientList } from '@carebatch/core'
import { encodingName, encodings } from '../locales/words/encoding-words.ts'

export interface EncodingChoice {
  readonly list: PatientList
  readonly isOpen: boolean
  readonly open: () => void
  readonly readAs: (encoding: string) => void
}

/** "Letters look wrong?": a name from the list as it reads now, and other ways to read it. */
export function encodingChoice({ list, isOpen, open, readAs }: EncodingChoice): TemplateResult {
  if (!isOpen)
    return html`<button type="button" class="link small-text" id="letters" @click=${open}>
      ${msg('Letters look wrong?')}
    </button>`
  const example = unusualText(list)
  return html`<span class="stack tight">
    ${
      example === undefined
        ? html`<span
            >${msg('This list has no letters beyond A to Z, so every way of reading it looks the same.')}</span
          >`
        : html`<span>${msg('It now reads, for example:')} <strong>${example}</strong></span>`
    }
    <span class="row">
      <label for="encoding">${msg('Read the letters as')}</label>
      <select
        class="input small"
        id="encoding"
        @change=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLSelectElement) readAs(currentTarget.value)
        }}
      >
        ${encodings.map(
          (encoding) =>
            html`<option value=${encoding} ?selected=${encoding === list.encoding}>
              ${encodingName(encoding)}
            </option>`,
        )}
      </select>
    </span>
  </span>`
}

/** Cells looked at for an example: a list whose first thousand rows are plain will do without one. */
const rowsToSearch = 1000

/** The first cell with a letter that encodings disagree on. */
function unusualText(list: PatientList): string | undefined {
  let searched = 0
  for (const { line } of list.rows) {
    const found = list.cells(line).find((cell) => /[^\u0000-\u007f]/.test(cell))
    if (found !== undefined) return found
    if (++searched === rowsToSearch) return undefined
  }
  return undefined
}
