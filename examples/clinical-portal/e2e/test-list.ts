import { people } from '../../patient-lists/people.ts'

/** Whom the look-up knows by name and date of birth: they would not match the dates of these lists. */
const directory: ReadonlySet<string> = new Set(people.map(({ nhsNumber }) => nhsNumber))

/** People that the look-up knows by rule only. Digits 7 to 9 of their NHS numbers stay below 900: nothing special. */
const checkDigit = (nine: string): number => {
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  return (11 - (sum % 11)) % 11
}

/** The first `count` valid NHS numbers of the 999 range from 999 `block` 000 on. `block`: 3 digits. */
export function nhsNumbers(count: number, block: number, from = 0): readonly string[] {
  const found: string[] = []
  for (let at = from; found.length < count && at < 900; at++) {
    const nine = `999${String(block).padStart(3, '0')}${String(at).padStart(3, '0')}`
    const nhsNumber = `${nine}${checkDigit(nine)}`
    if (checkDigit(nine) < 10 && !directory.has(nhsNumber)) found.push(nhsNumber)
  }
  if (found.length < count) throw new Error(`a block holds about 800 valid numbers, not ${count}`)
  return found
}

export interface TestPatient {
  readonly nhsNumber: string
  /** Three digits after 07700 900. */
  readonly mobile: string
  readonly email?: string
}

/** `count` patients with a mobile each that is simply delivered. */
export const plainPatients = (count: number, block: number): readonly TestPatient[] =>
  nhsNumbers(count, block).map((nhsNumber, at) => ({ nhsNumber, mobile: String(at % 900).padStart(3, '0') }))

const line = ({ nhsNumber, mobile, email }: TestPatient) =>
  `${nhsNumber},07700 900${mobile},14/03/1960,${email ?? ''}`

/** As SystmOne would export it: NHS number, mobile and date of birth, and an email address for some. */
export const systmOneList = (patients: readonly TestPatient[]): string =>
  ['NHS Number,Mobile,Date of Birth,Email', ...patients.map(line), ''].join('\r\n')

/** As a file that a browser can be given. */
export const csvFile = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: typeof text === 'string' ? Buffer.from(text) : text,
})
