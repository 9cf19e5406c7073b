const pieceLength = 1_000
/** What stands across the end of a piece is in the next one whole. */
const overlap = 100
const mostLength = 300_000

/** Whether all of a text is looked through. */
export const isLookedThrough = (text: string): boolean => text.length <= mostLength

/** A document's text in pieces: the guard is made for messages, and takes far too long over a book in one piece. */
export function textPieces(text: string): readonly string[] {
  const pieces: string[] = []
  const end = Math.min(text.length, mostLength)
  for (let at = 0; at < end; at += pieceLength) pieces.push(text.slice(at, at + pieceLength + overlap))
  return pieces
}
