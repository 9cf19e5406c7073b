/** Indexes of the rows that hold one number, in their order: two or more. */
export type SameNumber = readonly number[]

/** Rows between two rests: a fraction of a millisecond. */
const rowsAtOnce = 4_096

/**
 * Finds the numbers that stand in several rows; 0 is none. A table of open addresses, since a Map of a million numbers
 * takes 60 MB and half a second. Rests at each `yield`, so that a page can go on.
 */
export function* sameNumbers(
  numbers: Float64Array,
  length: number,
  isLeftOut: (index: number) => boolean = () => false,
): Generator<undefined, readonly SameNumber[]> {
  const mask = 2 ** Math.ceil(Math.log2(Math.max(length, 1) * 2)) - 1
  /** Index of the first row with a number, plus 1. */
  const firsts = new Uint32Array(mask + 1)
  const groups = new Map<number, number[]>()
  for (let index = 0; index < length; index++) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield
    const number = numbers[index] ?? 0
    if (number === 0 || isLeftOut(index)) continue
    let place = scattered(number) & mask
    let first = firsts[place] ?? 0
    while (first !== 0 && numbers[first - 1] !== number) {
      place = (place + 1) & mask
      first = firsts[place] ?? 0
    }
    if (first === 0) firsts[place] = index + 1
    else if (groups.get(first - 1)?.push(index) === undefined) groups.set(first - 1, [first - 1, index])
  }
  return [...groups.values()]
}

/** Numbers of lists often follow each other; their neighbours should not. */
function scattered(number: number): number {
  const high = Math.floor(number / 0x1_0000)
  const mixed = Math.imul(number - high * 0x1_0000, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

/** Does all the steps at once. */
export function finished<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
