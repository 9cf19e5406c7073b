/**
 * Rows in groups, each group behind its length. One flat array: 100,000 pairs as arrays of their own take ten times the
 * memory, and a buffer goes to another thread as it is.
 */
export type RowGroups = Uint32Array<ArrayBuffer>

/** Calls `see` with where the members of each group begin and end. */
export function forEachGroup(groups: RowGroups, see: (from: number, to: number) => void): void {
  for (let from = 1; from < groups.length;) {
    const to = endOfGroup(groups, from)
    see(from, to)
    from = to + 1
  }
}

/** Behind the last member of the group whose first one stands at `from`. */
export function endOfGroup(groups: RowGroups, from: number): number {
  return from + (groups[from - 1] ?? 0)
}

/** The members of each group, where there are not many groups. */
export function membersOfGroups(groups: RowGroups): readonly (readonly number[])[] {
  const members: (readonly number[])[] = []
  forEachGroup(groups, (from, to) => members.push([...groups.subarray(from, to)]))
  return members
}

export function groupsWhere(groups: RowGroups, isWanted: (from: number, to: number) => boolean): RowGroups {
  const wanted = new Uint32Array(groups.length)
  let end = 0
  forEachGroup(groups, (from, to) => {
    if (!isWanted(from, to)) return
    for (let at = from - 1; at < to; at++) wanted[end++] = groups[at] ?? 0
  })
  return wanted.slice(0, end)
}

/** These groups, and behind them others. */
export function withGroups(groups: RowGroups, others: readonly (readonly number[])[]): RowGroups {
  const added = others.flatMap((members) => [members.length, ...members])
  const all = new Uint32Array(groups.length + added.length)
  all.set(groups)
  all.set(added, groups.length)
  return all
}
