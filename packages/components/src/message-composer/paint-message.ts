import { html, type TemplateResult } from 'lit'
import { parsePlaceholders, type CostlyCharacter } from '@carebatch/core'

interface Mark {
  readonly at: number
  readonly length: number
  readonly kind: 'placeholder' | 'costly'
}

/**
 * The message once more, see-through, behind the text field: a field cannot be painted itself. Placeholders and
 * characters that cost a text of their own are marked.
 */
export function paintMessage(body: string, costly: readonly CostlyCharacter[]): TemplateResult {
  // Exactly the characters of the field: a line break more would move every mark down.
  return html`<pre class="paint" aria-hidden="true">${painted(body, marksOf(body, costly))}</pre>`
}

function marksOf(body: string, costly: readonly CostlyCharacter[]): readonly Mark[] {
  const marks: Mark[] = [
    ...parsePlaceholders(body).map(({ at, length }) => ({ at, length, kind: 'placeholder' as const })),
    ...costly.map(({ at, character }) => ({ at, length: character.length, kind: 'costly' as const })),
  ]
  return marks.sort((one, other) => one.at - other.at)
}

function painted(body: string, marks: readonly Mark[]): readonly unknown[] {
  const parts: unknown[] = []
  let from = 0
  for (const { at, length, kind } of marks) {
    if (at < from) continue
    const words = body.slice(at, at + length)
    parts.push(body.slice(from, at), kind === 'costly' ? html`<mark>${words}</mark>` : html`<b>${words}</b>`)
    from = at + length
  }
  // A last empty line has no height in a `pre` unless something follows it.
  return [...parts, body.slice(from), '\u200b']
}
