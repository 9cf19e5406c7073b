import { literal, html as staticHtml } from 'lit/static-html.js'
import type { TemplateResult } from 'lit'

const tags = [literal`h2`, literal`h3`, literal`h4`, literal`h5`, literal`h6`] as const
const deepest = literal`h6`

export interface HeadingOptions {
  readonly id?: string
  /** Adds to `title` (2 rem), `subtitle` or `minor`. */
  readonly look?: 'title' | 'title small' | 'subtitle' | 'minor' | 'hidden'
}

/** A heading whose level the host decides. `tabindex="-1"`: focus can be moved to it. */
export function heading(level: number, words: unknown, options: HeadingOptions = {}): TemplateResult {
  const tag = tags[Math.max(0, Math.round(level) - 2)] ?? deepest
  const look = options.look ?? 'title'
  return options.id === undefined
    ? staticHtml`<${tag} class=${look} tabindex="-1">${words}</${tag}>`
    : staticHtml`<${tag} class=${look} tabindex="-1" id=${options.id}>${words}</${tag}>`
}
