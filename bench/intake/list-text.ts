import { parseNhsNumber } from '@carebatch/core'

/** Six columns, as clinical systems export them. */
export const headings = ['NHS Number', 'Mobile', 'Date of Birth', 'Patient Name', 'Email Address', 'Clinic']

/**
 * Lines of a list of invented people, without an end: mostly plain cells, every 25th line with something to repair or
 * to refuse, some patients twice, some mobiles shared. Without quotes, so that papaparse alone takes its fastest way.
 * Numbers are not of the fiction range: those would leave out the look at the numbering plan, which real lists need.
 */
export function* listLines(count: number): Generator<string> {
  yield `${headings.join(',')}\r\n`
  const numbers = nhsNumbers()
  let last = ''
  for (let index = 0; index < count; index++) {
    const nhsNumber = index % 200 === 199 ? last : String(numbers.next().value)
    last = nhsNumber
    yield `${(index % 25 === 24 ? damagedRow(nhsNumber, index) : cleanRow(nhsNumber, index)).join(',')}\r\n`
  }
}

/** The same in chunks of bytes, as a stream brings them. */
export function* listChunks(count: number, size = 65_536): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting = ''
  for (const line of listLines(count)) {
    waiting += line
    if (waiting.length < size) continue
    yield encoder.encode(waiting)
    waiting = ''
  }
  yield encoder.encode(waiting)
}

const firstNames = ['Joe', 'Ann', 'Priya', 'Siân', 'Mohammed', 'Grace', 'Owen', 'Zofia']
const lastNames = ['Bloggs', 'Okafor', "O'Neill", 'Singh', 'Davies', 'van der Berg', 'Lee', 'Smith-Jones']

function cleanRow(nhsNumber: string, index: number): readonly string[] {
  const email = index % 5 === 0 ? `patient${String(index)}@example.com` : ''
  const day = String((index % 28) + 1).padStart(2, '0')
  const month = String((index % 12) + 1).padStart(2, '0')
  return [
    nhsNumber,
    mobile(index),
    `${day}/${month}/${String(1930 + (index % 80))}`,
    name(index),
    email,
    'Room 4',
  ]
}

function damagedRow(nhsNumber: string, index: number): readonly string[] {
  const phones = [
    `O${mobile(index).slice(1)}`,
    `${mobile(index)} (mum)`,
    mobile(index).slice(1),
    '01534 123456',
  ]
  const births = ['02/11/68', '31/02/1968', '25144', '2 Nov 1968']
  const kind = Math.floor(index / 25) % 4
  return [
    kind === 0 ? `${nhsNumber}.0` : nhsNumber,
    phones[kind] ?? '',
    births[((index / 25) % 4) | 0] ?? '',
    `Mr ${name(index)}`,
    kind === 2 ? 'joe@example' : '',
    'Room 4 ',
  ]
}

/** Every 500th number is one that a hundred patients share. */
function mobile(index: number): string {
  const digits =
    index % 500 === 0 ? 12_000_000 + Math.floor(index / 50_000) : 12_000_000 + ((index * 7_919) % 900_000)
  const national = `079${String(digits)}`
  return index % 3 === 0 ? `${national.slice(0, 5)} ${national.slice(5)}` : national
}

function name(index: number): string {
  return `${firstNames[index % 8] ?? ''} ${lastNames[Math.floor(index / 8) % 8] ?? ''}`
}

/** Valid ones, from the first of the 999 range on; past it the others, which no list of invented people needs. */
function* nhsNumbers(): Generator<string> {
  for (let digits = 9_990_000_000; ; digits = digits === 9_999_999_999 ? 4_000_000_000 : digits + 1) {
    const number = parseNhsNumber(String(digits))
    if (number !== undefined) yield number
  }
}
