import type { StoredTry } from '../../ports/store/message-table.ts'
import type { SendCall } from '../../ports/sender.ts'
import { tryKey } from '../try-key.ts'

export interface SendCallParts {
  readonly reference: string
  readonly organisation: string
  readonly from: string | undefined
  /** In the order of the members. */
  readonly texts: readonly StoredTry[]
  readonly nhsNumbers: ReadonlyMap<string, string | undefined>
}

/** The call as a provider gets it: the same parts make the same bytes, at the first time and at each repeat. */
export function sendCall({ reference, organisation, from, texts, nhsNumbers }: SendCallParts): SendCall {
  return {
    reference,
    organisation,
    ...(from !== undefined && { from }),
    messages: texts.map((text) => ({
      key: tryKey(text),
      to: text.to,
      nhsNumber: nhsNumbers.get(text.message) ?? '',
      ...(text.subject !== undefined && { subject: text.subject }),
      body: text.body,
    })),
  }
}
