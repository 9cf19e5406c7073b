/** First and last byte, both included. */
export interface WholeRange {
  readonly first: number
  readonly last: number
}

/**
 * One range of bytes as RFC 9110 writes it. Undefined: none was asked for, or in a way that is to be ignored, such as
 * several at once. `not-there`: it begins behind the end.
 */
export function readRange(header: string | null, size: number): WholeRange | 'not-there' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'not-there' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  if (first >= size) return 'not-there'
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return last < first ? undefined : { first, last }
}
