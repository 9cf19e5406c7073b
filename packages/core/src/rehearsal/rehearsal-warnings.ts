import { findPersonalDetails } from '../message/find-personal-details.ts'
import type { RehearsalInput, RehearsalWarning } from './rehearsal.ts'
import type { RehearsedTimes, Times } from './times-of.ts'

/** What staff should look at before they send, in the order in which it should be read. */
export function rehearsalWarnings(
  input: RehearsalInput,
  { tooLong, times }: { readonly tooLong: readonly number[]; readonly times: RehearsedTimes },
): readonly RehearsalWarning[] {
  const shared = sharedLines(input)
  const outside = countOutside(times.due, input)
  const fallbackOutside = countOutside(times.fallback, input)
  const candidates: readonly (RehearsalWarning | false | undefined)[] = [
    personalDetails(input),
    shared.length > 0 && { code: 'mobile-shared', lines: shared },
    tooLong.length > 0 && { code: 'text-too-long', lines: tooLong },
    outside > 0 && { code: 'outside-send-window', patients: outside },
    fallbackOutside > 0 && { code: 'fallback-outside-send-window', patients: fallbackOutside },
  ]
  return candidates.filter((warning) => warning !== false && warning !== undefined)
}

function personalDetails({ content, review, practice, today }: RehearsalInput): RehearsalWarning | undefined {
  const options = { today, names: review.patients, allowedPhones: [practice.phone] }
  const subject = findPersonalDetails(content.subject, options)
  const body = findPersonalDetails(content.body, options)
  return subject.length + body.length === 0 ? undefined : { code: 'personal-details', subject, body }
}

/** Of those who can be contacted: a number that nobody will use warns of nothing. */
function sharedLines({ review }: RehearsalInput): readonly number[] {
  return review.patients
    .filter(({ plan, sharesMobileWith }) => {
      const usesMobile = plan?.some(({ channel }) => channel === 'sms') ?? false
      return usesMobile && sharesMobileWith.length > 0
    })
    .map(({ line }) => line)
}

function countOutside(times: Times, { isOutsideSendWindow }: RehearsalInput): number {
  if (isOutsideSendWindow === undefined) return 0
  let patients = 0
  for (const [at, count] of times) if (isOutsideSendWindow(at)) patients += count
  return patients
}
