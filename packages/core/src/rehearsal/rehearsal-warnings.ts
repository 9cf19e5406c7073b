import { checkContent, type ContentFinding, type LabelledText } from '../message/check-content.ts'
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
    ...contentWarnings(input),
    shared.length > 0 && { code: 'mobile-shared', lines: shared },
    tooLong.length > 0 && { code: 'text-too-long', lines: tooLong },
    outside > 0 && { code: 'outside-send-window', patients: outside },
    fallbackOutside > 0 && { code: 'fallback-outside-send-window', patients: fallbackOutside },
  ]
  return candidates.filter((warning) => warning !== false && warning !== undefined)
}

function contentWarnings(input: RehearsalInput): readonly RehearsalWarning[] {
  const { content, review, practice, today } = input
  const texts: readonly LabelledText[] = [
    { label: 'subject', text: content.subject },
    { label: 'body', text: content.body },
    ...(input.attachmentNames ?? []).map((text) => ({ label: 'attachment-name', text }) as const),
  ]
  const found = checkContent(texts, { today, names: review.patients, allowedPhones: [practice.phone] })
  const groups = new Map<ContentWarning['code'], ContentFinding[]>()
  for (const finding of found) {
    const code = warningOf(finding.kind)
    groups.set(code, [...(groups.get(code) ?? []), finding])
  }
  return [...groups].map(([code, findings]) => ({ code, findings }))
}

type ContentWarning = Extract<RehearsalWarning, { readonly findings: unknown }>

function warningOf(kind: ContentFinding['kind']): ContentWarning['code'] {
  return kind === 'link-shortener' || kind === 'unfilled-placeholder' ? kind : 'personal-details'
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
