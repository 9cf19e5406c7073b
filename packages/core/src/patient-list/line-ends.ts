/** Turns `\r\n` and `\r` into `\n`, piece by piece: a piece may end between the two characters of one line end. */
export function lineEnds(): (piece: string, last?: boolean) => string {
  let held = ''
  return (piece, last = false) => {
    const whole = held + piece
    held = !last && whole.endsWith('\r') ? '\r' : ''
    const ready = held ? whole.slice(0, -1) : whole
    return ready.includes('\r') ? ready.replace(/\r\n?/g, '\n') : ready
  }
}
