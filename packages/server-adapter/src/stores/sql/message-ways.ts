import {
  addToWays,
  wayOutcomes,
  ways,
  type WayCounts,
  type WayOutcome,
  type WayResult,
} from '@carebatch/core'

/** One column says by which ways a message went and what each came to, so that rows are counted by it. */
export const writeWays = (results: readonly WayResult[]): string =>
  results.map(({ way, outcome }) => `${way}:${outcome}`).join(' ')

export function readWays(text: string): readonly WayResult[] {
  return text.split(' ').flatMap((part) => {
    const [name, what] = part.split(':')
    const way = ways.find((it) => it === name)
    const outcome = wayOutcomes.find((it): it is WayOutcome => it === what)
    return way === undefined || outcome === undefined ? [] : [{ way, outcome }]
  })
}

/** Counted again from rows that were grouped by that column. */
export function recountWays(groups: Iterable<readonly [string | null, number]>): WayCounts {
  const all = [...groups].flatMap(([text, people]) =>
    readWays(text ?? '').map((result) => ({ ...result, people })),
  )
  return addToWays({}, all)
}
