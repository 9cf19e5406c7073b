import * as z from 'zod/mini'
import { columns } from '../clinical-systems/column.ts'
import { patientListNoticeCodes } from '../patient-list/patient-list.ts'
import { count, id, instant, isoDate, text } from './common.ts'

const patientName = z.object({
  full: text(300),
  title: z.optional(text(60)),
  first: z.optional(text(200)),
  last: z.optional(text(200)),
})

/** One letter more than is read, so that a cell that is too long is too long again. */
const longestCell = 2_001
const mostColumns = 500

const given = z.object({
  nhsNumber: z.boolean(),
  phone: z.boolean(),
  dateOfBirth: z.boolean(),
  email: z.boolean(),
  name: z.boolean(),
})

/**
 * A row of a list as the browser read it. Values are checked again by the server with the same parse functions: what
 * comes over the wire is text. `leftOut`: staff took this patient off the list during review.
 */
export const listRow = z.object({
  line: z.int().check(z.positive()),
  nhsNumber: z.optional(text(20)),
  phone: z.optional(text(40)),
  dateOfBirth: z.optional(isoDate),
  email: z.optional(text(320)),
  name: z.optional(patientName),
  given,
  fields: z.record(text(200), text(2000)),
  /** Cells of the line may have moved under other headings: nobody is contacted by it. */
  ragged: z.optional(z.boolean()),
  leftOut: z.optional(z.boolean()),
  /** Of several lines of one patient, staff chose this one. */
  chosen: z.optional(z.boolean()),
  /** Staff chose to go on as if no email had been given. */
  ignoreEmail: z.optional(z.boolean()),
  /** The line as it stands in the file, where its values alone do not say that: damage, repairs, corrections. */
  cells: z.optional(z.readonly(z.array(text(longestCell)).check(z.maxLength(mostColumns)))),
  /** What staff typed in place of a cell. */
  typed: z.optional(z.partialRecord(z.enum(columns), text(longestCell))),
})
export type ListRow = z.infer<typeof listRow>

/** What is known of a file beside its rows, so that the list can be shown again without it. */
export const listSource = z.object({
  encoding: text(40),
  headerLine: count,
  headers: z.readonly(z.array(text(longestCell)).check(z.maxLength(mostColumns))),
  mapping: z.partialRecord(z.enum(columns), count),
  notices: z.readonly(z.array(z.object({ code: z.enum(patientListNoticeCodes), count: z.optional(count) }))),
  /** Lines in which a quote opens that never closes. */
  openQuotes: z.readonly(z.array(z.int())),
})
export type ListSourceDetails = z.infer<typeof listSource>

/** `POST /v1/patient-lists` */
export const newPatientList = z.object({
  clinicalSystem: text(60),
  fileName: text(255),
  rows: count,
  /** EMIS England: the list holds mobiles and dates of birth itself; they are used and not checked (guide, step 4). */
  contactDetailsFromList: z.boolean(),
  source: z.optional(listSource),
})
export type NewPatientList = z.infer<typeof newPatientList>

/** `PUT /v1/patient-lists/{id}/rows`: adds or replaces rows by line, at most 1,000 a call; the same call twice is harmless. */
export const listRows = z.object({ rows: z.array(listRow).check(z.maxLength(1000)) })

/** `GET /v1/patient-lists/{id}/rows?after=<line>`: by line, at most 5,000; `next` is the line to go on after. */
export const savedListRows = z.object({
  source: z.optional(listSource),
  rows: z.array(listRow),
  next: z.optional(z.int()),
})
export type SavedListRows = z.infer<typeof savedListRows>

/** `GET /v1/patient-lists/{id}` */
export const patientListProgress = z.object({
  id,
  clinicalSystem: text(60),
  fileName: text(255),
  contactDetailsFromList: z.boolean(),
  state: z.enum(['receiving', 'looking-up', 'ready']),
  /** Rows announced, received, and looked up; `noAnswer` of those looked up had no answer. */
  rows: count,
  received: count,
  lookedUp: count,
  noAnswer: count,
  /** Missing until it can be told. */
  secondsLeft: z.optional(count),
  /** The look-up gives no answer at the moment. It goes on by itself; nothing is lost. */
  waiting: z.optional(z.object({ since: instant, nextTryAt: instant })),
  updatedAt: instant,
})
export type PatientListProgress = z.infer<typeof patientListProgress>

export const patientFacts = z.object({
  nhsNumber: text(20),
  /** The one that this patient has now, where the number of the list was replaced by it. */
  currentNhsNumber: z.optional(text(20)),
  answer: z.enum(['found', 'not-found', 'no-answer']),
  asOf: instant,
  deceased: z.optional(z.object({ on: z.optional(isoDate) })),
  optedOut: z.optional(z.boolean()),
  restricted: z.optional(z.boolean()),
  registeredHere: z.optional(z.boolean()),
  phone: z.optional(text(40)),
  dateOfBirth: z.optional(isoDate),
  firstName: z.optional(text(200)),
  lastName: z.optional(text(200)),
  nhsApp: z.optional(z.object({ account: z.boolean(), notifications: z.boolean() })),
  undelivered: z.optional(z.object({ on: instant })),
})

/** `GET /v1/patient-lists/{id}/facts?after=<line>`: by line, at most 5,000; `next` is the line to go on after. */
export const listFacts = z.object({
  facts: z.array(z.object({ line: z.int(), facts: patientFacts })),
  next: z.optional(z.int()),
})
export type ListFacts = z.infer<typeof listFacts>

/** `POST /v1/patient-lists/{id}/look-up-again`: these lines, or without them all that had no answer. */
export const lookUpAgain = z.object({
  lines: z.optional(z.array(z.int().check(z.positive())).check(z.minLength(1), z.maxLength(1000))),
})

/** A batch that had the same patients as a list, or nearly the same. */
export const earlierUse = z.object({
  batch: id,
  name: text(200),
  at: instant,
  by: text(200),
  isSame: z.boolean(),
  /** Of the patients of this list, how many were in that batch; beyond 1,024 an estimate. */
  inBoth: count,
  patients: count,
})
export type EarlierUse = z.infer<typeof earlierUse>

/** `GET /v1/patient-lists/{id}/earlier-uses`: newest first, at most 3, of the last 6 months. */
export const earlierUses = z.object({ uses: z.array(earlierUse) })
export type EarlierUses = z.infer<typeof earlierUses>
