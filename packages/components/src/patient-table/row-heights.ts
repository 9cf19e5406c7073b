/**
 * Heights of the rows of a virtual table: an estimate for those never shown, the measured height for the others.
 * Offsets are sums over a Fenwick tree of differences, so each question costs O(log n) also at a million rows.
 */
export class RowHeights {
  readonly count: number
  readonly estimate: number
  readonly #differences: Float64Array
  readonly #measured = new Map<number, number>()
  #sum = 0

  constructor(count: number, estimate: number) {
    this.count = count
    this.estimate = estimate
    this.#differences = new Float64Array(count + 1)
  }

  get total(): number {
    return this.count * this.estimate + this.#sum
  }

  heightOf(index: number): number {
    return this.#measured.get(index) ?? this.estimate
  }

  /** Pixels above the row. */
  offsetOf(index: number): number {
    let sum = 0
    for (let node = index; node > 0; node -= node & -node) sum += this.#differences[node] ?? 0
    return index * this.estimate + sum
  }

  /** The row that covers this pixel; rows beyond either end count as the first or last. */
  indexAt(pixel: number): number {
    let low = 0
    let high = Math.max(0, this.count - 1)
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.offsetOf(middle) <= pixel) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Keeps a measured height; returns by how many pixels it differs from what counted before. */
  measure(index: number, height: number): number {
    const change = height - this.heightOf(index)
    if (change === 0) return 0
    this.#measured.set(index, height)
    this.#sum += change
    for (let node = index + 1; node <= this.count; node += node & -node)
      this.#differences[node] = (this.#differences[node] ?? 0) + change
    return change
  }
}
