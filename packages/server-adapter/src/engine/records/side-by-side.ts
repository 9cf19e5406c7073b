/** Works through a list, so many at a time. Those that are not begun before it is `isLate` are undefined. */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  isLate: () => boolean,
  work: (item: Item) => Promise<Result>,
): Promise<readonly (Result | undefined)[]> {
  const results: (Result | undefined)[] = items.map(() => undefined)
  const queue = items.entries()
  async function next(): Promise<void> {
    for (const [at, item] of queue) {
      if (isLate()) return
      results[at] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, next))
  return results
}
