import type { RowGroups } from './row-groups.ts'

/** Rows between two rests: a fraction of a millisecond. */
const rowsAtOnce = 16_384

/**
 * Groups the rows that hold the same number, in the order of the rows; 0 is none. First a bit for each number tells
 * those few rows whose bit another row has too; only they are held against each other. A Map of a million numbers takes
 * 60 MB and half a second, bits stay in the processor's cache. Rests at each `yield`, so that a page can go on.
 */
export function* sameNumbers(
  numbers: Float64Array,
  length: number,
  isLeftOut?: (index: number) => boolean,
): Generator<undefined, RowGroups> {
  const bits = numberBits(length)
  for (let from = 0; from < length; from += rowsAtOnce) {
    if (from > 0) yield
    setBits(bits, numbers, from, Math.min(from + rowsAtOnce, length))
  }
  const alike = new Uint32Array(length)
  let count = 0
  for (let from = 0; from < length; from += rowsAtOnce) {
    yield
    count = collectTwice(bits, numbers, from, Math.min(from + rowsAtOnce, length), alike, count)
  }
  const found = alike.subarray(0, count)
  return grouped(numbers, isLeftOut === undefined ? found : found.filter((index) => !isLeftOut(index)))
}

/** Which bits are set by one number, and which by two or more, as far as bits can tell numbers apart. */
interface NumberBits {
  readonly once: Uint32Array
  readonly twice: Uint32Array
  readonly last: number
}

function numberBits(length: number): NumberBits {
  const bits = powerAbove(8 * length)
  return { once: new Uint32Array(bits / 32), twice: new Uint32Array(bits / 32), last: bits - 1 }
}

function setBits({ once, twice, last }: NumberBits, numbers: Float64Array, from: number, to: number): void {
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

/** Writes the rows whose number may stand in another row too behind the first `count`; how many there are then. */
function collectTwice(
  { twice, last }: NumberBits,
  numbers: Float64Array,
  from: number,
  to: number,
  into: Uint32Array,
  count: number,
): number {
  let end = count
  for (let index = from; index < to; index++) {
    const number = numbers[index] ?? 0
    const place = scattered(number) & last
    if (number !== 0 && ((twice[place >>> 5] ?? 0) & (1 << place)) !== 0) into[end++] = index
  }
  return end
}

/** A table of open addresses over the rows that may be alike: how many of each number, then each at its place. */
function grouped(numbers: Float64Array, alike: Uint32Array): RowGroups {
  const firsts = new Uint32Array(powerAbove(1.5 * alike.length))
  const counts = new Uint32Array(firsts.length)
  let size = 0
  const places = alike.map((index) => {
    const place = placeOf(numbers, index, firsts)
    const count = (counts[place] ?? 0) + 1
    counts[place] = count
    size += count === 1 ? 0 : count === 2 ? 3 : 1
    return place
  })
  return filled(new Uint32Array(size), alike, places, counts)
}

function filled(groups: RowGroups, alike: Uint32Array, places: Uint32Array, counts: Uint32Array): RowGroups {
  const nexts = new Uint32Array(counts.length)
  let end = 0
  alike.forEach((index, at) => {
    const place = places[at] ?? 0
    const count = counts[place] ?? 0
    if (count < 2) return
    let next = nexts[place] ?? 0
    if (next === 0) {
      groups[end] = count
      next = end + 1
      end += 1 + count
    }
    groups[next] = index
    nexts[place] = next + 1
  })
  return groups
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
