import { parseDateOfBirth, type IsoDate, type PatientFacts } from '@carebatch/core'
import * as z from 'zod/mini'

const coding = z.object({ code: z.optional(z.string()) })
const period = z.optional(z.object({ start: z.optional(z.string()), end: z.optional(z.string()) }))
const extension = z.object({
  url: z.string(),
  valueCodeableConcept: z.optional(z.object({ coding: z.optional(z.array(coding)) })),
  get extension() {
    return z.optional(z.array(extension))
  },
})

/** The part of a PDS Patient (FHIR R4) that says who may be contacted, and how. */
export const pdsPatient = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  meta: z.optional(z.object({ security: z.optional(z.array(coding)) })),
  birthDate: z.optional(z.string()),
  deceasedDateTime: z.optional(z.string()),
  name: z.optional(
    z.array(
      z.object({
        use: z.optional(z.string()),
        given: z.optional(z.array(z.string())),
        family: z.optional(z.string()),
        period,
      }),
    ),
  ),
  telecom: z.optional(
    z.array(
      z.object({
        system: z.optional(z.string()),
        use: z.optional(z.string()),
        value: z.optional(z.string()),
        period,
      }),
    ),
  ),
  generalPractitioner: z.optional(
    z.array(z.object({ identifier: z.optional(z.object({ value: z.optional(z.string()), period })) })),
  ),
  extension: z.optional(z.array(extension)),
})
export type PdsPatient = z.infer<typeof pdsPatient>

const definitions = 'https://fhir.hl7.org.uk/StructureDefinition'
const deathStatus = `${definitions}/Extension-UKCore-DeathNotificationStatus`
const contactPreference = `${definitions}/Extension-UKCore-ContactPreference`
/** Informal and formal notice of a death; informal comes first, and without a date. */
const died = ['1', '2']
const noTelephoneContact = '8'

export interface PdsReading {
  /** YYYY-MM-DD: what entries with a period are measured by. */
  readonly today: string
  readonly odsCode: string | undefined
  readonly honoursNoTelephone: boolean
}

type Facts = Omit<PatientFacts, 'nhsNumber' | 'answer' | 'asOf' | 'nhsApp'>

/** What the record says today. Entries whose time has passed, or has not begun, say nothing. */
export function factsOfPatient(
  patient: PdsPatient,
  { today, odsCode, honoursNoTelephone }: PdsReading,
): Facts {
  const name = newest(
    (patient.name ?? []).filter(({ use }) => use === 'usual'),
    today,
  )
  const phone = newest(
    (patient.telecom ?? []).filter(({ system, use }) => system === 'phone' && use === 'mobile'),
    today,
  )?.value
  const dateOfBirth = parseDateOfBirth(patient.birthDate ?? '', { today: today as IsoDate })
  return {
    ...deceased(patient, today),
    ...(isRestricted(patient) && { restricted: true }),
    ...(honoursNoTelephone && prefersNoTelephone(patient) && { optedOut: true }),
    ...registration(patient, odsCode, today),
    ...(phone !== undefined && { phone }),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    ...(name?.given?.[0] !== undefined && { firstName: name.given[0] }),
    ...(name?.family !== undefined && { lastName: name.family }),
  }
}

interface Timed {
  readonly period?: z.infer<typeof period>
}

function isCurrent({ period: time }: Timed, today: string): boolean {
  const starts = time?.start?.slice(0, 10) ?? ''
  const ends = time?.end?.slice(0, 10) ?? '9999'
  return starts <= today && today <= ends
}

function newest<Entry extends Timed>(entries: readonly Entry[], today: string): Entry | undefined {
  return entries
    .filter((entry) => isCurrent(entry, today))
    .toSorted((one, other) => (other.period?.start ?? '').localeCompare(one.period?.start ?? ''))[0]
}

/** A date may be known to the year or month only; then the patient has died all the same. */
function deceased({ deceasedDateTime, extension: found = [] }: PdsPatient, today: string) {
  const codes = codesOf(found, deathStatus)
  if (deceasedDateTime === undefined && !codes.some((code) => died.includes(code))) return undefined
  const on = parseDateOfBirth(deceasedDateTime?.slice(0, 10) ?? '', { today: today as IsoDate })
  return { deceased: on === undefined ? {} : { on } }
}

/** U: unrestricted. Anything else hides the address, the practice and the phone, and may not be contacted through us. */
function isRestricted({ meta }: PdsPatient): boolean {
  const code = meta?.security?.[0]?.code
  return code !== undefined && code !== 'U'
}

function prefersNoTelephone({ extension: found = [] }: PdsPatient): boolean {
  return codesOf(found, contactPreference).includes(noTelephoneContact)
}

/** Codes at any depth below an extension. */
function codesOf(found: readonly z.infer<typeof extension>[], url: string): readonly string[] {
  const below = (entry: z.infer<typeof extension>): readonly string[] => [
    ...(entry.valueCodeableConcept?.coding ?? []).flatMap(({ code }) => code ?? []),
    ...(entry.extension ?? []).flatMap(below),
  ]
  return found.filter((entry) => entry.url === url).flatMap(below)
}

function registration({ generalPractitioner = [] }: PdsPatient, odsCode: string | undefined, today: string) {
  if (odsCode === undefined) return undefined
  const current = generalPractitioner
    .flatMap(({ identifier }) => identifier ?? [])
    .filter((identifier) => isCurrent(identifier, today))
  return { registeredHere: current.some(({ value }) => value === odsCode) }
}
