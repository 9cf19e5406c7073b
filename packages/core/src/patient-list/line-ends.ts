/** Turns `\r\n` and `\r` into `\n`, piece by piece: a piece may end between the two characters of one line end. */
export function lineEnds(): (piece: string, last?: boolean) => string {
  let held = ''
  return (piece, last = false) => {
    const whole = held + piece
    held = !last && whole.endsWith('\r') ? '\r' : ''
    const ready = held ? whole.slice(0, -1) : whole
    if (!ready.includes('\r')) return ready
    // Two patterns of fixed letters are several times as fast as one with a choice.
    const most = ready.replace(/\r\n/g, '\n')
    return most.includes('\r') ? most.replace(/\r/g, '\n') : most
  }
}
