import type { StoredTry } from '../../ports/store/message-table.ts'
import type { EngineContext } from '../engine-context.ts'

/** Puts a patient's link where its mask stands in a text that is kept. Only what goes to a provider has it. */
export function fillLinks({ links }: Pick<EngineContext, 'links'>): (text: StoredTry) => StoredTry {
  return (text) => {
    if (text.linkIssue === undefined || links === undefined) return text
    const address = links.addressOf(links.tokenOf(text.message, text.linkIssue))
    const fill = (masked: string) => masked.replaceAll(links.masked, () => address)
    return { ...text, subject: text.subject && fill(text.subject), body: fill(text.body) }
  }
}
