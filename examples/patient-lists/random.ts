/** Numbers that look random and are the same each time: mulberry32, a public-domain generator of 32 bits. */
export interface Random {
  /** A whole number from 0 up to, and not including, `below`. */
  readonly nextBelow: (below: number) => number
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item
  readonly shuffled: <Item>(items: readonly Item[]) => readonly Item[]
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const nextBelow = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
  return {
    nextBelow,
    pick: (items) => items[nextBelow(items.length)] ?? items[0],
    shuffled(items) {
      const rest = [...items]
      return items.map(() => rest.splice(nextBelow(rest.length), 1)).flat()
    },
  }
}
