import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  clinicalSystems,
  findClinicalSystem,
  instantFrom,
  isCareBatchError,
  parseIsoDate,
  readPatientList,
  smsProfiles,
  type ClinicalSystem,
  type Instant,
  type PatientList,
  type SmsProfile,
} from '@carebatch/core'
import { londonTime, toLondon } from '@carebatch/core/schedule'
import { readArgs, required } from './read-args.ts'
import { rehearseList } from './simulate/rehearse-list.ts'
import { reportLines } from './simulate/report-lines.ts'
import { Misuse, Unable, type Subcommand } from './subcommand.ts'

const codes = clinicalSystems.map(({ code }) => code).join(', ')
const profiles = smsProfiles.join(', ')

export const simulate: Subcommand = {
  help: `carebatch simulate <list.csv> --system <code> [--message <text>] [--at <time>]

Reads a list, reviews it without look-ups and plays the message through: who could be contacted, what is wrong with
which lines, how many texts, what they cost, when the first and the last would leave. Sends nothing and prints no
patient data: lines are named by their numbers.

  --system <code>    the clinical system that it was exported from: ${codes}
  --message <text>   what would be sent; ((first name)) and other placeholders are filled. Default: a short one
  --at <time>        when, in London: 2026-11-26T09:00. Default: now
  --days <number>    spread evenly over so many days
  --pence <number>   price of one text. Default: 2.5
  --sms-profile <p>  how the provider treats characters outside the alphabet of SMS: ${profiles}.
                     Default: standard
  --test-numbers     takes numbers kept free for fiction (07700 900000 to 900999), for lists of made-up people

Exit codes: 0 somebody could be contacted, 1 nobody could, the list cannot be read, or the time has passed,
2 typed wrong.
`,
  async run(args, { print, folder, signal }) {
    const { positionals, values } = readArgs(args, options, 1)
    const file = required(positionals[0], 'The list')
    const system = systemOf(required(values.system, '--system'))
    const now = instantFrom(Date.now())
    const start = values.at === undefined ? now : instantAt(values.at)
    const allowTestNumbers = values['test-numbers'] === true
    const days = values.days === undefined ? 1 : wholeNumber(values.days, '--days', 60)
    const pencePerText = values.pence === undefined ? undefined : price(values.pence)
    const today = toLondon(now).date
    const list = await readList(resolve(folder, file), file, { system, today, allowTestNumbers, signal })
    const rehearsed = rehearseList(list, {
      system,
      allowTestNumbers,
      body: values.message ?? 'Please call us to book your appointment.',
      now,
      schedule: days > 1 ? { kind: 'stagger', start, days } : { kind: 'at', at: start },
      pencePerText,
      smsProfile: profileOf(values['sms-profile']),
      today: parseIsoDate(today),
    })
    for (const line of reportLines(list, system, rehearsed)) print(line)
    return rehearsed.review.contactable > 0 && rehearsed.plan.problems.length === 0 ? 'ok' : 'problem'
  },
}

const options = {
  system: { type: 'string' },
  message: { type: 'string' },
  at: { type: 'string' },
  days: { type: 'string' },
  pence: { type: 'string' },
  'sms-profile': { type: 'string' },
  'test-numbers': { type: 'boolean' },
} as const

function systemOf(code: string): ClinicalSystem {
  const system = clinicalSystems.find((each) => each.code === code)
  if (system === undefined) throw new Misuse(`There is no clinical system "${code}". Codes: ${codes}.`)
  return findClinicalSystem(clinicalSystems, system)
}

function profileOf(typed: string | undefined): SmsProfile | undefined {
  const profile = smsProfiles.find((each) => each === typed)
  if (typed !== undefined && profile === undefined)
    throw new Misuse(`There is no SMS profile "${typed}". Profiles: ${profiles}.`)
  return profile
}

function instantAt(text: string): Instant {
  const [date = '', time = ''] = text.split('T')
  const read = londonTime({ date, time })
  if (read.code === 'once') return read.instant
  if (read.code === 'twice') return read.first
  if (read.code === 'never') throw new Misuse(`The clocks skip ${text} in London: choose another time.`)
  throw new Misuse(`"${text}" is no time: write it as 2026-11-26T09:00.`)
}

function wholeNumber(text: string, what: string, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new Misuse(`${what} is a whole number from 1 to ${String(most)}.`)
  return number
}

function price(text: string): number {
  const pence = Number(text)
  if (!(pence >= 0 && pence <= 100)) throw new Misuse('--pence is a number from 0 to 100.')
  return pence
}

interface Reading {
  readonly system: ClinicalSystem
  readonly today: string
  readonly allowTestNumbers: boolean
  readonly signal: AbortSignal
}

async function readList(path: string, file: string, { system, ...reading }: Reading): Promise<PatientList> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || !found.isFile()) throw new Misuse(`There is no file ${file}.`)
  try {
    return await readPatientList(createReadStream(path), { clinicalSystem: system, ...reading })
  } catch (error) {
    if (isCareBatchError(error)) throw new Unable(`${file} cannot be read: ${error.message}.`)
    throw error
  }
}
