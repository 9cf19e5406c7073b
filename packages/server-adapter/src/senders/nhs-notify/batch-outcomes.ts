import { CareBatchError } from '@carebatch/core'
import * as z from 'zod/mini'
import type { OutgoingMessage, SendOutcome } from '../../ports/sender.ts'
import type { ProviderAnswer } from '../../providers/call-provider.ts'
import { retryAfter } from '../../providers/retry-after.ts'

const created = z.object({
  data: z.object({
    attributes: z.object({
      messages: z.array(z.object({ messageReference: z.string(), id: z.string() })),
    }),
  }),
})
const refused = z.object({
  errors: z.array(
    z.object({ code: z.string(), source: z.optional(z.object({ pointer: z.optional(z.string()) })) }),
  ),
})
type Refusal = z.infer<typeof refused>['errors'][number]

const minute = 60_000
/** Codes that are about the account or its set-up: no patient is at fault, and somebody has to mend it. */
const settings: Readonly<Record<string, string>> = {
  CM_CANNOT_SET_CONTACT_DETAILS: 'contact-details-not-allowed',
  CM_CANNOT_SET_ODS_CODE: 'ods-code-not-allowed',
  CM_ODS_CODE_REQUIRED: 'ods-code-required',
  CM_NO_SUCH_ROUTING_PLAN: 'routing-plan-unknown',
}
const refusals: Readonly<Record<string, string>> = { CM_INVALID_NHS_NUMBER: 'nhs-number-invalid' }

/** What an answer means for each message of its batch, in order. */
export function batchOutcomes(
  answer: ProviderAnswer,
  messages: readonly OutgoingMessage[],
  now: number,
): readonly SendOutcome[] {
  const { status, headers, body } = answer
  const all = (outcome: SendOutcome) => messages.map(() => outcome)
  if (status === 201) return acceptedOutcomes(body, messages)
  const errors = refused.safeParse(body).data?.errors
  if (errors === undefined) return nobodyKnows(answer)
  // The same reference was taken before, whole; what ids it got, receipts say.
  if (status === 422 && errors.some(({ code }) => code === 'CM_DUPLICATE_REQUEST'))
    return all({ kind: 'duplicate' })
  // Taken up before and not through yet, so it is neither a yes nor a no.
  if (status === 425) return nobodyKnows(answer, retryAfter(headers, now))
  if (status === 429) return all({ kind: 'try-later', afterMs: retryAfter(headers, now) ?? minute })
  if (status === 401 || status === 403)
    return all({ kind: 'try-later', afterMs: minute, why: 'credentials-refused' })
  return refusedOutcomes(errors, messages)
}

function acceptedOutcomes(body: unknown, messages: readonly OutgoingMessage[]): readonly SendOutcome[] {
  const listed = created.safeParse(body).data?.data.attributes.messages ?? []
  const ids = new Map(listed.map(({ messageReference, id }) => [messageReference, id]))
  return messages.map(({ key }) => {
    const providerId = ids.get(key)
    return { kind: 'accepted', ...(providerId !== undefined && { providerId }) }
  })
}

/** Nothing was taken. Messages that an error points at are refused; the others may go in another batch at once. */
function refusedOutcomes(
  errors: readonly Refusal[],
  messages: readonly OutgoingMessage[],
): readonly SendOutcome[] {
  const setting = errors.map(({ code }) => settings[code]).find((why) => why !== undefined)
  if (setting !== undefined)
    return messages.map(() => ({ kind: 'try-later', afterMs: 10 * minute, why: setting }))
  const bad = new Map(errors.map((error) => [placeOf(error), error.code]))
  const isAboutOne = [...bad.keys()].some((place) => place !== undefined)
  return messages.map((_, place) => {
    if (isAboutOne && !bad.has(place)) return { kind: 'try-later', afterMs: 0 }
    return { kind: 'refused', why: refusals[bad.get(place) ?? ''] ?? 'refused-by-provider' }
  })
}

/** `/data/attributes/messages/3/recipient/nhsNumber` is about the fourth. */
function placeOf({ source }: Refusal): number | undefined {
  const [, place] = /^\/data\/attributes\/messages\/(\d+)(\/|$)/.exec(source?.pointer ?? '') ?? []
  return place === undefined ? undefined : Number(place)
}

function nobodyKnows({ status }: ProviderAnswer, retryAfterMs?: number): never {
  throw new CareBatchError('provider-no-answer', {
    retryable: true,
    details: { status, ...(retryAfterMs !== undefined && { retryAfterMs }) },
  })
}
