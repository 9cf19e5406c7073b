import type { ClinicalSystem, Instant, PatientList, Rehearsal, RehearsalWarning } from '@carebatch/core'
import { toLondon } from '@carebatch/core/schedule'
import type { RehearsedList } from './rehearse-list.ts'

const mostLines = 12

/** What `carebatch simulate` prints: figures, codes and line numbers, and nothing that stands in a cell. */
export function reportLines(
  list: PatientList,
  system: ClinicalSystem,
  { review, rehearsal, plan, pencePerText }: RehearsedList,
): readonly string[] {
  return [
    `List            ${count(list.rows.length)} patients, ${list.encoding}, header in line ${String(list.headerLine)}, read as ${system.title}`,
    `Look-ups        none: nobody was asked who has died, is registered elsewhere or has the NHS App${withoutDetails(system, list)}`,
    '',
    `Contactable     ${count(review.contactable)}${ways(rehearsal)}`,
    `Not contactable ${count(review.notContactable)}`,
    ...byCode([...review.patients].map(({ line, reason }) => ({ code: reason, line }))),
    ...section('Issues', list.issues.map(ofColumn)),
    ...section('Repairs', list.repairs),
    ...(list.notices.length === 0
      ? []
      : ['', `Notices         ${list.notices.map(({ code }) => code).join(', ')}`]),
    '',
    `Texts           ${count(rehearsal.texts.texts)}${lengths(rehearsal)}`,
    `Cost            £${(Math.round(rehearsal.texts.pence) / 100).toFixed(2)} at ${String(pencePerText)}p a text`,
    `First leaves    ${moment(rehearsal.firstDueAt)}`,
    `Last leaves     ${moment(rehearsal.lastDueAt)}`,
    ...plan.problems.map((code) => `Problem         ${code}`),
    ...rehearsal.missingValues.map(
      ({ placeholder, lines }) => `No value for    ((${placeholder})): ${linesText(lines)}`,
    ),
    ...rehearsal.warnings.map((warning) => `Warning         ${warningText(warning)}`),
  ]
}

function withoutDetails({ contactDetailsFrom }: ClinicalSystem, { mapping }: PatientList): string {
  const needsLookUp = contactDetailsFrom === 'look-up' && mapping.phone === undefined
  return needsLookUp
    ? ',\n                and phone numbers come from the look-up: only those with an email can be counted'
    : ''
}

const count = (number: number) => number.toLocaleString('en-GB')

function ways({ channels }: Rehearsal): string {
  const used = Object.entries(channels).filter(([, patients]) => patients > 0)
  return used.length === 0
    ? ''
    : `: ${used.map(([channel, patients]) => `${count(patients)} ${channel}`).join(', ')}`
}

function lengths({ texts }: Rehearsal): string {
  const each = [...texts.bySegments].map(([segments, patients]) => `${count(patients)} × ${String(segments)}`)
  return each.length === 0 ? '' : ` (${each.join(', ')})`
}

interface Coded {
  readonly code: string | undefined
  readonly line?: number
}

/** An issue of the whole list is told with its column: a name of ours, and never a heading of the file. */
function ofColumn({ code, line, column }: PatientList['issues'][number]): Coded {
  return line === undefined
    ? { code: `${code}${column === undefined ? '' : ` (${column})`}` }
    : { code, line }
}

function section(title: string, found: readonly Coded[]): readonly string[] {
  return found.length === 0 ? [] : ['', `${title.padEnd(15)} ${count(found.length)}`, ...byCode(found)]
}

function byCode(found: readonly Coded[]): readonly string[] {
  const lines = new Map<string, number[]>()
  const total = new Map<string, number>()
  for (const { code, line } of found) {
    if (code === undefined) continue
    total.set(code, (total.get(code) ?? 0) + 1)
    if (line !== undefined) lines.set(code, [...(lines.get(code) ?? []), line])
  }
  return [...total].map(([code, times]) =>
    `  ${code.padEnd(40)} ${count(times).padStart(7)}  ${linesText(lines.get(code) ?? [])}`.trimEnd(),
  )
}

function linesText(lines: readonly number[]): string {
  if (lines.length === 0) return ''
  const more = lines.length - mostLines
  const shown = lines.slice(0, mostLines).join(', ')
  return `line${lines.length === 1 ? '' : 's'} ${shown}${more > 0 ? ` and ${count(more)} more` : ''}`
}

/** What was found in the message may be a name of the list, so it is not shown. */
function warningText(warning: RehearsalWarning): string {
  if ('lines' in warning) return `${warning.code}: ${linesText(warning.lines)}`
  return 'patients' in warning ? `${warning.code}: ${count(warning.patients)} patients` : warning.code
}

function moment(instant: Instant | undefined): string {
  if (instant === undefined) return 'nothing leaves'
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'Europe/London' })
  return `${day.format(new Date(instant))}, ${toLondon(instant).time}`
}
