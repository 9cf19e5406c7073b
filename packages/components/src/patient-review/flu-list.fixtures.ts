import type { Instant, PatientFacts } from '@carebatch/core'

/**
 * The list of the story: 1,248 patients of a SystmOne practice, 61 of whom cannot be contacted, each reason as often as
 * written here. Everybody is invented: NHS numbers of the 999 range, mobiles of Ofcom's fiction range, example.com.
 */
export const fluListName = 'flu-50-to-64-at-risk.csv'

const headerLine = 4
const patients = 1248
const headings = 'NHS number,Telecom Number,Date of birth,First name,Surname,E-mail'

interface Patient {
  nhs: string
  phone: string
  born: string
  first: string
  last: string
  email: string
}

/** What is special about a line; all other lines are plain patients who can be contacted. */
type Special = Partial<Patient> & { readonly facts?: Partial<PatientFacts>; readonly sameAs?: number }

const found = { answer: 'found' } as const
const deceased = { ...found, deceased: {} }
const noAnswer = { answer: 'no-answer' } as const
const optedOut = { ...found, optedOut: true }
const undelivered = { ...found, undelivered: { on: '2026-10-06T09:00:00.000Z' as Instant } }
const noDetails: Special = { phone: '', email: '' }

/** By line of the file. The first ones are those that the elements' documentation shows. */
const specials: ReadonlyMap<number, Special> = new Map<number, Special>([
  [9, { first: 'Leila', last: 'Amari', phone: 'O7700 900110', born: '04/07/1970', email: '' }],
  [12, { first: 'Anthony', last: 'Okafor', phone: '07700 900118', facts: deceased, email: '' }],
  [17, { first: 'Errol', last: 'Baptiste', nhs: '.0', phone: '07700 900451', email: '' }],
  [
    28,
    { first: 'Maeve', last: 'Driscoll', born: '01-01-70', phone: '', email: 'maeve.driscoll@example.com' },
  ],
  [31, { first: 'Rosalind', last: 'Archer', phone: '07700 90034', born: '2/11/68', email: '' }],
  [40, { first: 'Rhodri', last: 'Evans', phone: 'O7700900587', born: '17/06/1971', email: '' }],
  [46, { first: 'Gwen', last: 'Bevan', phone: '07700 900876 (daughter)', born: '30/06/1974', email: '' }],
  [55, { first: 'Catherine', last: 'Forsyth', phone: '"=""07700900623"""', email: '' }],
  [58, { first: 'Samira', last: 'Iqbal', nhs: '9999870911', phone: '07700 900231', email: '' }],
  [61, { first: 'Piotr', last: 'Grabowski', born: "'23/05/1969", phone: '', email: 'piotr@example.com' }],
  [73, { first: 'Per', last: 'Lindqvist', phone: '01632 960155', email: '' }],
  [104, { first: 'Jacqueline', last: 'Dunmore', ...noDetails }],
  [119, { first: 'Hodan', last: 'Farah', phone: "'07700900402", email: '"hodan@example,com"' }],
  [140, { first: 'Alun', last: 'Pritchard', phone: '07700 900519', facts: undelivered, email: '' }],
  [162, { first: 'Beatriz', last: 'Costa', phone: '07700 900653', email: 'beatriz.c@example.com' }],
  [188, { first: 'Kofi', last: 'Mensah', phone: '07700 900744', facts: optedOut, email: '' }],
  [205, { first: 'Dean', last: 'Whitlock', phone: '07700 900377', facts: noAnswer, email: '' }],
  [901, { sameAs: 162, phone: '07700 900298', email: '' }],
  ...lines(240, 1).map((line) => [line, { facts: deceased, email: '' }] as const),
  ...lines(260, 2).map((line) => [line, { facts: noAnswer, email: '' }] as const),
  ...lines(280, 4).map((line) => [line, { nhs: 'wrong', email: '' }] as const),
  ...lines(320, 3).map((line) => [line, { email: '' }] as const),
  ...lines(950, 3).map((line, index) => [line, { sameAs: 320 + 7 * index, email: '' }] as const),
  ...lines(360, 16).map((line) => [line, noDetails] as const),
  ...lines(480, 3).map((line) => [line, { phone: '+33 6 12 34 56 78', email: '' }] as const),
  [504, { phone: '7.70E+09', email: '' }],
  ...lines(520, 8).map((line) => [line, { phone: '01632 960188', email: '' }] as const),
  ...lines(600, 3).map((line) => [line, { phone: '', email: 'no at sign' }] as const),
  ...lines(640, 4).map((line) => [line, { facts: undelivered, email: '' }] as const),
  ...lines(680, 1).map((line) => [line, { facts: optedOut, email: '' }] as const),
])

/** `count` lines from `first` on, 7 apart, so that they do not stand together. */
function lines(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + 7 * index)
}

const firstNames = [
  'Amina',
  'Bryn',
  'Ciara',
  'Dev',
  'Elin',
  'Femi',
  'Grace',
  'Hugh',
  'Ines',
  'Joe',
  'Kaia',
  'Siân',
]
const lastNames = [
  'Abara',
  'Bell',
  'Cole',
  'Dhillon',
  'Ellis',
  'Fry',
  'Gill',
  'Hart',
  'Ito',
  'Jama',
  'Kerr',
  'Zoë-Lane',
]

/** One list, 1,248 rows from line 5 on, with three title lines above the headings, as Windows-1252. */
export function fluListBytes(): Uint8Array {
  const titles = ['Flu at risk 50 to 64', 'Larkfield Surgery', 'Run on 24 November 2026']
  const rows = fluPatients().map(({ nhs, phone, born, first, last, email }) =>
    [nhs, phone, born, first, last, email].join(','),
  )
  return windows1252([...titles, headings, ...rows, ''].join('\r\n'))
}

/** What the look-up says about each line that has a valid NHS number. */
export function fluListFacts(asOf: Instant): ReadonlyMap<number, PatientFacts> {
  const facts = new Map<number, PatientFacts>()
  let contactable = 0
  for (const [index, { nhs, email }] of fluPatients().entries()) {
    const line = headerLine + 1 + index
    const special = specials.get(line)
    const takesApp = special === undefined && email === '' && ++contactable <= appPatients
    facts.set(line, {
      nhsNumber: nhs.slice(0, 10),
      answer: 'found',
      asOf,
      registeredHere: true,
      nhsApp: { account: takesApp, notifications: takesApp },
      ...special?.facts,
    })
  }
  return facts
}

const emailPatients = 214
const specialsWithEmail = 2
const appPatients = 583

function fluPatients(): readonly Patient[] {
  const mobile = freeMobiles()
  let emails = 0
  return Array.from({ length: patients }, (_, index) => {
    const line = headerLine + 1 + index
    const special = specials.get(line)
    const isEmail = special === undefined && index % 5 === 2 && emails++ < emailPatients - specialsWithEmail
    const plain: Patient = {
      nhs: nhsNumber(special?.sameAs ?? line),
      phone: '',
      born: born(special?.sameAs ?? line),
      ...named(special?.sameAs ?? line),
      email: isEmail ? `patient.${line}@example.com` : '',
    }
    const { phone = isEmail ? '' : repairable(mobile(line), line), nhs, ...rest } = special ?? {}
    return { ...plain, ...same(special), ...rest, phone, nhs: damaged(plain.nhs, nhs) }
  })
}

function named(line: number): Pick<Patient, 'first' | 'last'> {
  const last = lastNames[Math.floor(line / firstNames.length) % lastNames.length] ?? ''
  return { first: firstNames[line % firstNames.length] ?? '', last }
}

/** The same patient in two lines has the same name and date of birth in both. */
function same({ sameAs }: Special = {}): Partial<Patient> {
  const other = sameAs === undefined ? undefined : specials.get(sameAs)
  return other?.first === undefined ? {} : { first: other.first, last: other.last ?? '' }
}

function damaged(plain: string, as: string | undefined): string {
  if (as === '.0') return `${plain}.0`
  if (as === 'wrong') return plain.slice(0, 9) + ((Number(plain[9]) + 1) % 10)
  return as ?? plain
}

/** Some lines were typed with the letter O. */
function repairable(mobile: string, line: number): string {
  return line % 41 === 0 || line % 131 === 0 ? mobile.replace(/^0/, 'O') : mobile
}

/** Mobiles of the fiction range that no special line uses; lines 30 to 35 share 3 of them, two and two. */
function freeMobiles(): (line: number) => string {
  const taken = new Set(
    [...specials.values()].flatMap(({ phone = '' }) => /7700 ?900(\d{3})\b/.exec(phone)?.[1] ?? []),
  )
  const free = Array.from({ length: 1000 }, (_, index) => String(index).padStart(3, '0')).filter(
    (digits) => !taken.has(digits),
  )
  const shared = new Map([
    [33, 30],
    [34, 29],
    [36, 35],
  ])
  const given = new Map<number, string>()
  return (line) => {
    const again = given.get(shared.get(line) ?? 0)
    const mobile = again ?? `07700 900${free.shift() ?? '000'}`
    given.set(line, mobile)
    return mobile
  }
}

/** 797 apart, so that going on to the next number where the check digit would be 10 never meets another patient. */
function nhsNumber(line: number): string {
  for (let six = line * 797; ; six += 1) {
    const digits = `999${String(six).padStart(6, '0')}`
    const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10) return `${digits}${check}`
  }
}

function born(seed: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two((seed % 28) + 1)}/${two((seed % 12) + 1)}/${1962 + (seed % 15)}`
}

/** All letters of the list are in Latin-1, where a character is its own byte. */
function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
