import type { LinkToken, TimelineCode } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { hashOfToken } from './link-maker.ts'

/** What somebody can say on the page of a link without a date of birth. */
export type LinkReport = 'not-me' | 'cannot-open'

const told: Readonly<
  Record<LinkReport, { readonly code: TimelineCode; readonly count: 'notMe' | 'cannotOpen' }>
> = {
  'not-me': { code: 'link-not-me', count: 'notMe' },
  'cannot-open': { code: 'link-cannot-open', count: 'cannotOpen' },
}

/** Staff are told, once for each patient and report, however often it is pressed. False: there is no such link. */
export function reportLink(context: EngineContext): Engine['reportLink'] {
  return (token: LinkToken, report) =>
    context.transaction('report-link', async (tables) => {
      const link = await tables.links.find(hashOfToken(token))
      if (link === undefined) return false
      await tables.batches.lock(link.organisation, link.batch)
      const { code, count } = told[report]
      const events = await tables.messages.events(link.message)
      if (events.some((event) => event.code === code)) return true
      const at = context.now()
      await tables.messages.addEvents([{ message: link.message, at, code }])
      await tables.links.count(link.batch, { [count]: 1 })
      await tables.batches.touch(link.batch, at)
      return true
    })
}
