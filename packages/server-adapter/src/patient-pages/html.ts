declare const brand: unique symbol
/** Markup that is safe to send: values in it were escaped when it was made. */
export type Html = { readonly [brand]: 'Html'; readonly markup: string }

/** Markup that is written in this program, such as a style sheet. Never anything that came from elsewhere. */
export const trusted = (markup: string): Html => ({ markup }) as Html

type Value = Html | string | number | undefined | false | readonly Html[]

/** Markup with values in it. Texts are escaped, undefined and false are nothing, markup stays as it is. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const markup = parts.reduce((all, part, index) => all + written(values[index - 1]) + part)
  return { markup } as Html
}

function written(value: Value): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
