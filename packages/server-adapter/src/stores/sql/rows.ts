/** Reads a column that this folder wrote: what is stored was typed when it was written. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value
}

export function optionalJson<Value>(text: string | null): Value | undefined {
  return text === null ? undefined : fromJson<Value>(text)
}

export function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}

export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
