/** Characters that nobody sees: soft hyphen, zero-width ones, direction marks, word joiners, byte-order mark. */
const invisible = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g
const maybeInvisible = /[^\x20-\x7E]/

/** The text without characters that nobody sees, and without white space (no-break space included) at either end. */
export function plainText(text: string): string {
  return (maybeInvisible.test(text) ? text.replace(invisible, '') : text).trim()
}
