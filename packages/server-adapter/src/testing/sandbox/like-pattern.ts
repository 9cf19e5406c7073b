/** A text as a `like` pattern that finds it anywhere, with `\` as escape; null stands for "no search". */
export function likePattern(text: string | undefined): string | null {
  return text === undefined ? null : `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
