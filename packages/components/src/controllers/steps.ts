/** Work that can rest at each `yield`, so that a page goes on. */
export type Steps<Result> = Generator<undefined, Result>

/** Does all of it at once. */
export function finished<Result>(steps: Steps<Result>): Result {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** Milliseconds of work between two rests: half a frame. */
const turnMs = 8

/** Does it in turns between which the page goes on; undefined once `isWanted` says no. */
export async function inTurns<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  let began = performance.now()
  let step = steps.next()
  while (!step.done) {
    if (performance.now() - began > turnMs) {
      await nextTurn()
      if (!isWanted()) return undefined
      began = performance.now()
    }
    step = steps.next()
  }
  return step.value
}

/** A message comes at once, where a timer would be held back. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

const comparedAtOnce = 1_000

/** A stable sort by merging, with rests: `Array.prototype.sort` of 100,000 names would be one long task. */
export function* sortSteps<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<readonly Item[]> {
  let runs: Item[][] = []
  for (let at = 0; at < items.length; at += comparedAtOnce) {
    runs.push(items.slice(at, at + comparedAtOnce).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: Item[][] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = merged
  }
  return runs[0] ?? []
}

function* merge<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<Item[]> {
  const merged: Item[] = []
  let [l, r] = [0, 0]
  for (let one = left[l], other = right[r]; one !== undefined && other !== undefined;) {
    if (merged.length % comparedAtOnce === comparedAtOnce - 1) yield
    if (compare(one, other) <= 0) {
      merged.push(one)
      one = left[(l += 1)]
    } else {
      merged.push(other)
      other = right[(r += 1)]
    }
  }
  return [...merged, ...left.slice(l), ...right.slice(r)]
}
