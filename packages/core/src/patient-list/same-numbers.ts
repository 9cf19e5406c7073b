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
  isLeftOut?: (index: number) => boolean,
): Generator<undefined, readonly SameNumber[]> {
  const firsts = new Uint32Array(Math.ceil(1.5 * length) + 1)
  const groups = new Map<number, number[]>()
  for (let from = 0; from < length; from += rowsAtOnce) {
    if (from > 0) yield
    const to = Math.min(from + rowsAtOnce, length)
    for (let index = from; index < to; index++) {
      if (numbers[index] === 0 || isLeftOut?.(index)) continue
      const first = firstWith(numbers, index, firsts)
      if (first !== index && groups.get(first)?.push(index) === undefined) groups.set(first, [first, index])
    }
  }
  return [...groups.values()]
}

/** The first row with the number of this one, which is then remembered. `firsts` holds indexes plus 1. */
function firstWith(numbers: Float64Array, index: number, firsts: Uint32Array): number {
  const number = numbers[index] ?? 0
  let place = Math.floor(scattered(number) * firsts.length)
  for (let first = firsts[place] ?? 0; first !== 0; first = firsts[place] ?? 0) {
    if (numbers[first - 1] === number) return first - 1
    place = place + 1 === firsts.length ? 0 : place + 1
  }
  firsts[place] = index + 1
  return index
}

/** From 0 to 1. Numbers of lists often follow each other; their places should not. */
function scattered(number: number): number {
  const high = Math.floor(number / 0x1_0000)
  const mixed = Math.imul(number - high * 0x1_0000, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
  return (Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad) >>> 0) / 0x1_0000_0000
}

/** Does all the steps at once. */
export function finished<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
