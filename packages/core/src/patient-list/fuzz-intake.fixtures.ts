import Papa from 'papaparse'
import { isCareBatchError } from '../errors.ts'
import type { PatientListSource } from './patient-list-source.ts'
import { readPatientList } from './read-patient-list.ts'

const options = { clinicalSystem: 'systmone', today: '2026-11-22', allowTestNumbers: true } as const
const headings = ['NHS Number', 'Mobile', 'Date of Birth', 'Name', 'Email', 'Notes']

/** Parts that real cells, and those who wish us ill, are made of. */
const parts = [
  ...[
    '9990548609',
    '07700 900118',
    '02/11/1968',
    '02/11/68',
    'joe@example.com',
    'O7',
    '+44',
    '(0)',
    '.0',
    'E+09',
  ],
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    "'",
    '=',
    '="',
    '@',
    '-',
    ' ',
    '\u00A0',
    '\u200B',
    '\uFEFF',
  ],
  ...[
    'é',
    '€',
    '😀',
    '\uFFFD',
    '٠٧',
    'Mr',
    'van der',
    '(mum)',
    '/',
    'QQ123456C',
    '25144',
    '1e9',
    '__proto__',
    'x',
  ],
  ...['0'.repeat(60), 'a'.repeat(300), '@'.repeat(40), '.'.repeat(40), '('.repeat(40), ' '.repeat(80)],
]

export interface Fuzzed {
  readonly cells: number
  readonly files: number
  /** What was thrown that is no refusal: its first line. */
  readonly failures: readonly string[]
  /** The slowest file, in milliseconds; a hang would never come to it. */
  readonly slowestMs: number
}

/** Reads so many invented cells and whole files. Anything but a list or a refusal is a failure. `now`: milliseconds. */
export async function fuzzIntake(cells: number, files: number, now: () => number): Promise<Fuzzed> {
  const next = lehmer(20_261_124)
  const failures: string[] = []
  let slowestMs = 0
  const read = async (source: PatientListSource, rows?: number) => {
    const started = now()
    const outcome = await readPatientList(source, options).catch((error: unknown) => error)
    slowestMs = Math.max(slowestMs, now() - started)
    if (outcome instanceof Error) {
      if (!isCareBatchError(outcome)) failures.push(`${outcome.name}: ${outcome.message}`)
    } else if (rows !== undefined && lengthOf(outcome) !== rows) failures.push('a row was lost')
  }
  const perFile = 600
  for (let done = 0; done < cells; done += perFile) {
    const rows = Array.from({ length: perFile / 6 }, () => [
      '9990548609',
      ...headings.slice(1).map(() => cell(next)),
    ])
    await read(
      rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at]]))),
      perFile / 6,
    )
  }
  for (let done = 0; done < files; done++) await read(file(next))
  return { cells, files, failures, slowestMs }
}

function lengthOf(outcome: unknown): number {
  return typeof outcome === 'object' && outcome !== null && 'rows' in outcome
    ? [...(outcome.rows as Iterable<unknown>)].length
    : -1
}

type Next = (below: number) => number

function cell(next: Next): string {
  let text = ''
  for (let count = next(4); count > 0; count--) text += parts[next(parts.length)] ?? ''
  return text
}

/** Well written or thrown together, then damaged: bytes changed, cut off, doubled. */
function file(next: Next): PatientListSource {
  const rows = Array.from({ length: next(12) }, () => headings.map(() => cell(next)))
  const delimiter = [',', ';', '\t'][next(3)] ?? ','
  const text =
    next(2) === 0
      ? Papa.unparse([headings, ...rows], { delimiter })
      : [headings, ...rows].map((row) => row.join(delimiter)).join(['\n', '\r\n', '\r'][next(3)])
  const bytes = new TextEncoder().encode(text)
  for (let count = next(3); count > 0; count--) bytes[next(bytes.length)] = next(256)
  const cut = next(4) === 0 ? bytes.subarray(0, next(bytes.length)) : bytes
  return (
    [cut, new TextDecoder('windows-1252').decode(cut), new Blob([cut]), chunksOf(cut, 1 + next(9))][
      next(4)
    ] ?? cut
  )
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The same cells in every run (Park and Miller's generator). */
function lehmer(seed: number): Next {
  let state = seed % 2_147_483_647
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
