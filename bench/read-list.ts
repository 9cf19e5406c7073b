import assert from 'node:assert/strict'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseNhsNumber, readPatientList } from '@carebatch/core'

const patients = 100_000
const runs = 5
const header = 'NHS Number,Telecom Number (Mobile Number),Date of Birth,Patient Name,Email Address,Clinic'

/** Staff see the list they chose within a second, or they choose it again. */
const budgetMs = 1_000

/**
 * How long reading 100,000 rows of 6 columns takes, every cell checked: the middle of 5 runs each, in milliseconds.
 * `clean` has well formed cells only, `damaged` something to repair or to refuse in every row. `longestTurnMs` is how
 * long a page would have been kept from painting; `ratio` is the part of its budget that the clean list takes.
 */
export async function run(): Promise<Record<string, unknown>> {
  const numbers = nhsNumbers(patients)
  const clean = fileOf(numbers.map(cleanRow))
  const damaged = fileOf(numbers.map(damagedRow))
  await read(clean)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const cleanMs = await middleOf(() => read(clean))
  delay.disable()
  const damagedMs = await middleOf(() => read(damaged))
  return {
    rows: patients,
    mebibytes: Math.round(clean.byteLength / 1024 / 102.4) / 10,
    cleanMs,
    damagedMs,
    rowsPerSecond: Math.round((patients / cleanMs) * 1_000),
    longestTurnMs: Math.round(delay.max / 1e6),
    budgetMs,
    ratio: Math.round((100 * cleanMs) / budgetMs) / 100,
  }
}

async function read(bytes: Uint8Array): Promise<void> {
  const list = await readPatientList(bytes, {
    clinicalSystem: 'systmone',
    today: '2026-11-24',
    allowTestNumbers: true,
  })
  assert.equal(list.rows.length, patients)
}

/** No fiction number here: they would leave out the look at the numbering plan, which real lists need. */
function cleanRow(nhsNumber: string, index: number): string {
  const email = index % 5 === 0 ? `patient${String(index)}@example.com` : ''
  return `${nhsNumber},${mobile(index)},02/11/1968,"BLOGGS, Joe",${email},Room 4`
}

function damagedRow(nhsNumber: string, index: number): string {
  const phones = [
    `O${mobile(index).slice(1)}`,
    `${mobile(index)} (mum)`,
    mobile(index).slice(1),
    '+353 20 915 0123',
  ]
  return `${nhsNumber}.0,${phones[index % phones.length] ?? ''},02/11/68,Mr Joe van der Berg,joe@example,"Room 4,\nfirst floor"`
}

function mobile(index: number): string {
  return `079${String(12_000_000 + ((index * 7_919) % 900_000)).slice(0, 8)}`
}

function fileOf(rows: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${header}\r\n${rows.join('\r\n')}\r\n`)
}

/** The first valid ones of the 999 range. */
function nhsNumbers(count: number): readonly string[] {
  const found: string[] = []
  for (let digits = 9_990_000_000; found.length < count; digits += 1) {
    const number = parseNhsNumber(String(digits))
    if (number !== undefined) found.push(number)
  }
  return found
}

async function middleOf(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < runs; time += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? 0)
}
