import { msg, str } from '@lit/localize'
import type { ContentFinding, DraftStep, MessageContent, Rehearsal, RehearsalWarning } from '@carebatch/core'
import { formatTime } from '../locales/format.ts'
import { linesWords } from '../locales/words/lines-words.ts'
import { patientsWords } from '../locales/words/patients-words.ts'

/** One thing that was looked at before sending. `block`: nothing can be sent as it is. */
export interface SendGuard {
  readonly tone: 'block' | 'warn' | 'ok'
  readonly words: string
  readonly more?: string
  /** Where staff can do something about it. */
  readonly step?: { readonly step: DraftStep; readonly words: string }
  /** Lines that can be left out instead. */
  readonly leaveOut?: readonly number[]
}

/** Lines that are named; of more only the number is said. */
const mostLines = 5

/** What goes to everybody, so that a finding can be shown in its own words. */
export type GuardedTexts = Pick<MessageContent, 'subject' | 'body'> & {
  readonly attachmentNames?: readonly string[]
}

/** Everything that was looked at, what forbids sending first, what is in order last. */
export function sendGuards(rehearsal: Rehearsal, now: number, texts: GuardedTexts): readonly SendGuard[] {
  const codes = new Set(rehearsal.warnings.map(({ code }) => code))
  return [
    ...rehearsal.missingValues.map(missingValue),
    ...rehearsal.warnings.map((warning) => warningGuard(warning, texts)),
    ...(codes.has('personal-details') ? [] : [ok(msg('No personal details found in the message'))]),
    ...(rehearsal.missingValues.length > 0
      ? []
      : [ok(msg('Every placeholder has a value for every patient'))]),
    ...(codes.has('outside-send-window') ? [] : [ok(insideWords(rehearsal, now))]),
  ]
}

function missingValue({ placeholder, lines }: Rehearsal['missingValues'][number]): SendGuard {
  return {
    tone: 'block',
    words:
      lines.length === 1
        ? msg(str`1 patient has no value for ((${placeholder}))`)
        : msg(str`${patientsWords(lines.length)} have no value for ((${placeholder}))`),
    more:
      lines.length > mostLines
        ? msg('Nothing is sent with a gap in it. Change the message, or leave these patients out')
        : msg(
            str`See ${linesWords(lines)}. Nothing is sent with a gap in it. Change the message, or leave these patients out`,
          ),
    step: { step: 'message', words: msg('Change the message') },
    leaveOut: lines,
  }
}

function warningGuard(warning: RehearsalWarning, texts: GuardedTexts): SendGuard {
  switch (warning.code) {
    case 'personal-details':
      return {
        tone: 'warn',
        words: msg('The message seems to be about one person, and everybody gets it'),
        more: foundWords(warning.findings, texts),
        step: { step: 'message', words: msg('Look at the message') },
      }
    case 'link-shortener':
      return {
        tone: 'warn',
        words: msg('A short link hides where it leads'),
        more: msg(
          str`${foundWords(warning.findings, texts)}. Networks may block it and patients may not trust it. Use the full address`,
        ),
        step: { step: 'message', words: msg('Change the message') },
      }
    case 'unfilled-placeholder':
      return {
        tone: 'warn',
        words: msg(
          'Something in the message looks as if it should be filled in, and would be sent as it stands',
        ),
        more: foundWords(warning.findings, texts),
        step: { step: 'message', words: msg('Change the message') },
      }
    case 'mobile-shared':
      return {
        tone: 'warn',
        words: msg(str`${patientsWords(warning.lines.length)} share a mobile with somebody else on the list`),
        more: msg('Somebody else may read the message'),
        step: { step: 'check', words: msg('Show them') },
      }
    case 'text-too-long':
      return {
        tone: 'warn',
        words: msg(str`The text is longer than 918 characters for ${patientsWords(warning.lines.length)}`),
        more: msg('Message providers refuse texts of that length'),
        step: { step: 'message', words: msg('Shorten the message') },
      }
    case 'outside-send-window':
      return {
        tone: 'warn',
        words:
          warning.patients === 1
            ? msg('1 patient is messaged outside your sending hours')
            : msg(str`${patientsWords(warning.patients)} are messaged outside your sending hours`),
        more: msg('They may not be able to reach you when they read it'),
        step: { step: 'when', words: msg('Choose another time') },
      }
    case 'fallback-outside-send-window':
      return {
        tone: 'warn',
        words: msg(
          str`Texts after an unread App message may reach ${patientsWords(warning.patients)} outside your sending hours`,
        ),
        step: { step: 'when', words: msg('Choose another time') },
      }
  }
}

/** Found texts that are shown word for word; of more only the first. */
const mostFound = 3

function foundWords(findings: readonly ContentFinding[], texts: GuardedTexts): string {
  const shown = findings.slice(0, mostFound).map((finding) => {
    const words = exactWords(finding, texts)
    switch (finding.label) {
      case 'subject':
        return msg(str`“${words}” in the subject`)
      case 'body':
        return msg(str`“${words}” in the message`)
      case 'attachment-name':
        return msg(str`“${words}” in the name of the document`)
    }
  })
  const more = findings.length - shown.length
  const all = shown.join(', ')
  return more === 0 ? all : msg(str`${all} and ${more} more`)
}

function exactWords({ label, index, at, length }: ContentFinding, texts: GuardedTexts): string {
  const text =
    label === 'attachment-name'
      ? texts.attachmentNames?.[index - numberOfOwnTexts]
      : label === 'subject'
        ? texts.subject
        : texts.body
  return (text ?? '').slice(at, at + length)
}

/** The subject and the body come before the names of documents. */
const numberOfOwnTexts = 2

function insideWords({ firstDueAt }: Rehearsal, now: number): string {
  const at = firstDueAt ?? now
  const weekday = new Date(at).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'Europe/London' })
  return msg(str`${weekday}, ${formatTime(at)}: inside your sending hours`)
}

const ok = (words: string): SendGuard => ({ tone: 'ok', words })
