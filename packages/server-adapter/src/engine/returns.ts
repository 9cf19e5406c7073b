/**
 * Tells whether a sequence of names has come round, however long the round is, and keeps one name only: the mark is
 * moved on after 1, 2, 4 … names, so that it stands within the round and the round is shorter than the way to the next
 * mark (R. P. Brent, 1980).
 */
export function returns(): (name: string) => boolean {
  let mark: string | undefined
  let since = 0
  let until = 1
  return (name) => {
    if (name === mark) return true
    since += 1
    if (since === until) {
      mark = name
      since = 0
      until *= 2
    }
    return false
  }
}
