import { element } from './element.ts'
import { errorSentence } from './error-sentence.ts'
import { readOnEachChange } from './live.ts'
import type { PageVisit } from './page.ts'
import { searchField } from './search-field.ts'

/** What to ask the server for: the newest `limit` entries that hold `find`. */
export interface Search {
  readonly find?: string
  readonly limit: number
  readonly signal: AbortSignal
}

export interface LiveSearch {
  readonly field: HTMLElement
  /** Says what went wrong, if anything did. */
  readonly problem: HTMLElement
  /** Whether there is more to show than the `shown` entries. */
  readonly canShowMore: (shown: number, total: number) => boolean
  readonly showMore: () => void
  /** Reads now, and resolves when it is shown. */
  readonly read: () => Promise<void>
  /** Does something, says what went wrong, and reads. */
  readonly act: (what: () => Promise<unknown>) => void
}

const pageSize = 50
/** The server gives no more than this at once; searching is the way to the rest. */
const mostShown = 1000

/** A list that is searched, grows by pages, and follows what happens. `show` is called with each new search. */
export function liveSearch(
  visit: PageVisit,
  label: string,
  show: (search: Search) => Promise<void>,
): LiveSearch {
  const { signal } = visit
  const problem = element('p', { class: 'fw-problem', role: 'alert' })
  let search: Search = { limit: pageSize, signal }
  const read = () => show(search)
  const say = (sentence: string) => (problem.textContent = signal.aborted ? '' : sentence)
  const act = (what: () => Promise<unknown>) => {
    what()
      .then(read)
      .catch((error: unknown) => say(errorSentence(error)))
  }
  const change = (to: Search) => {
    search = to
    act(() => Promise.resolve())
  }
  void readOnEachChange(visit, read, say)
  return {
    field: searchField('find', label, signal, (text) =>
      change({ ...(text === '' ? {} : { find: text }), limit: pageSize, signal }),
    ),
    problem,
    canShowMore: (shown, total) => shown < total && shown < mostShown,
    showMore: () => change({ ...search, limit: Math.min(search.limit + pageSize, mostShown) }),
    read,
    act,
  }
}
