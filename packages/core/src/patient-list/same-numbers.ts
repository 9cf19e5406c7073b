/** Indexes of the rows that hold one number, in their order: two or more. */
export type SameNumber = readonly number[]

/** Rows between two rests: a fraction of a millisecond. */
const rowsAtOnce = 16_384

/**
 * Finds the numbers that stand in several rows; 0 is none. First a bit for each number tells those few rows whose bit
 * another row has too; only they are held against each other. A Map of a million numbers takes 60 MB and half a second,
 * bits stay in the processor's cache. Rests at each `yield`, so that a page can go on.
 */
export function* sameNumbers(
  numbers: Float64Array,
  length: number,
  isLeftOut?: (index: number) => boolean,
): Generator<undefined, readonly SameNumber[]> {
  const bits = new NumberBits(length)
  for (let from = 0; from < length; from += rowsAtOnce) {
    if (from > 0) yield
    bits.add(numbers, from, Math.min(from + rowsAtOnce, length))
  }
  const alike: number[] = []
  for (let from = 0; from < length; from += rowsAtOnce) {
    yield
    bits.collectTwice(numbers, from, Math.min(from + rowsAtOnce, length), alike)
  }
  return grouped(numbers, isLeftOut === undefined ? alike : alike.filter((index) => !isLeftOut(index)))
}

/** A table of open addresses over the rows that may be alike. */
function grouped(numbers: Float64Array, alike: readonly number[]): readonly SameNumber[] {
  const firsts = new Uint32Array(powerAbove(1.5 * alike.length))
  const groupAt = new Uint32Array(firsts.length)
  const groups: number[][] = []
  for (const index of alike) {
    const place = placeOf(numbers, index, firsts)
    const first = (firsts[place] ?? 0) - 1
    if (first === index) continue
    const group = groups[(groupAt[place] ?? 0) - 1]
    if (group === undefined) groupAt[place] = groups.push([first, index])
    else group.push(index)
  }
  return groups
}

/** Which bits are set by one number, and which by two or more, as far as bits can tell numbers apart. */
class NumberBits {
  readonly #once: Uint32Array
  readonly #twice: Uint32Array
  readonly #last: number

  constructor(length: number) {
    const bits = powerAbove(8 * length)
    this.#once = new Uint32Array(bits / 32)
    this.#twice = new Uint32Array(bits / 32)
    this.#last = bits - 1
  }

  add(numbers: Float64Array, from: number, to: number): void {
    const [once, twice, last] = [this.#once, this.#twice, this.#last]
    for (let index = from; index < to; index++) {
      const number = numbers[index] ?? 0
      if (number === 0) continue
      const place = scattered(number) & last
      const bit = 1 << place
      const before = once[place >>> 5] ?? 0
      if ((before & bit) === 0) once[place >>> 5] = before | bit
      else twice[place >>> 5] = (twice[place >>> 5] ?? 0) | bit
    }
  }

  /** Appends the rows whose number may stand in another row too. */
  collectTwice(numbers: Float64Array, from: number, to: number, into: number[]): void {
    const [twice, last] = [this.#twice, this.#last]
    for (let index = from; index < to; index++) {
      const number = numbers[index] ?? 0
      const place = scattered(number) & last
      if (number !== 0 && ((twice[place >>> 5] ?? 0) & (1 << place)) !== 0) into.push(index)
    }
  }
}

/** A power of two: a place in such a table is cut out of a number by one mask. */
function powerAbove(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(least, 64)))
}

/** Where the first row with the number of this one is remembered, if need be from now on. `firsts` holds indexes plus 1. */
function placeOf(numbers: Float64Array, index: number, firsts: Uint32Array): number {
  const number = numbers[index] ?? 0
  const last = firsts.length - 1
  let place = scattered(number) & last
  for (let first = firsts[place] ?? 0; first !== 0; first = firsts[place] ?? 0) {
    if (numbers[first - 1] === number) return place
    place = (place + 1) & last
  }
  firsts[place] = index + 1
  return place
}

/** Numbers of lists often follow each other; their places should not. The lower 32 bits of 10 digits tell them apart. */
function scattered(number: number): number {
  const mixed = Math.imul(number | 0, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** Does all the steps at once. */
export function finished<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
