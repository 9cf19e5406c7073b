import * as z from 'zod/mini'
import { smsProfiles } from '../message/measure-sms.ts'
import { nations } from '../schedule/nation.ts'

/**
 * What an organisation decides for itself. `GET` / `PUT /v1/settings`; every field has a default, so an empty object
 * is a valid setting.
 */
export const organisationSettings = z.object({
  /** Shown to patients: who writes, and where to call. */
  practiceName: z._default(z.string().check(z.maxLength(200)), ''),
  practicePhone: z._default(z.string().check(z.maxLength(40)), ''),
  /** Name a text comes from: up to 11 letters, digits or spaces (GSM alphanumeric sender). */
  smsSenderName: z._default(z.string().check(z.regex(/^[A-Za-z0-9 ]{0,11}$/)), ''),
  /** Hours an NHS App message may stay unread before the text follows (guide: 24). */
  fallbackAfterHours: z._default(z.number().check(z.minimum(0.25), z.maximum(72)), 24),
  /** Hours without a receipt until a message counts as not confirmed (providers try for 72). */
  receiptDeadlineHours: z._default(z.number().check(z.minimum(1), z.maximum(168)), 72),
  /** Seconds after Send in which nothing leaves and Stop undoes everything. */
  undoSeconds: z._default(z.int().check(z.minimum(0), z.maximum(600)), 30),
  /** Skip numbers that a text did not reach in the last 3 months (guide, step 5, reason 3: only where turned on). */
  skipLikelyToFail: z._default(z.boolean(), false),
  /** Texts to mobiles of Jersey, Guernsey and the Isle of Man, which are +44 numbers outside the United Kingdom. */
  islandNumbers: z._default(z.enum(['contact', 'leave-out']), 'contact'),
  /** From this many patients on, staff type the number before they send. */
  typedConfirmationFrom: z._default(z.int().check(z.minimum(1), z.maximum(100_000)), 500),
  /** What one text costs, in pence, for the estimate. */
  pencePerText: z._default(z.number().check(z.minimum(0), z.maximum(100)), 2.5),
  /** How the provider of texts treats characters outside the alphabet of SMS; lengths and costs follow it. */
  smsProfile: z._default(z.enum(smsProfiles), 'standard'),
  /** How many in a hundred NHS App messages are taken to stay unread until the text follows, for the estimate. */
  assumedUnreadPercent: z._default(z.int().check(z.minimum(0), z.maximum(100)), 30),
  /** Sending outside these local hours asks first. Weekdays as ISO numbers, Monday = 1. */
  sendWindow: z._default(
    z.object({
      weekdays: z.array(z.int().check(z.minimum(1), z.maximum(7))),
      from: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
      until: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    }),
    { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' },
  ),
  /** Whether messages that would leave outside those hours wait for the next window, instead of staff being asked. */
  holdOutsideWindow: z._default(z.boolean(), false),
  /** Days for which a document can be opened by its link. */
  documentLinkDays: z._default(z.int().check(z.minimum(1), z.maximum(365)), 28),
  /** Days for which a questionnaire can be answered by its link. */
  questionnaireLinkDays: z._default(z.int().check(z.minimum(1), z.maximum(365)), 7),
  /** Whose bank holidays are kept. */
  nation: z._default(z.enum(nations), 'england'),
  /** Record entries written at the same time, where the record's own limit is not lower. */
  recordsAtOnce: z._default(z.int().check(z.minimum(1), z.maximum(32)), 4),
  /** SNOMED CT concept saved with each record entry. */
  recordCode: z._default(
    z.object({ code: z.string().check(z.regex(/^\d{6,18}$/)), display: z.string().check(z.maxLength(200)) }),
    { code: '279991000000102', display: 'Short message service text message sent to patient' },
  ),
})

export type OrganisationSettings = z.infer<typeof organisationSettings>

export const defaultSettings: OrganisationSettings = organisationSettings.parse({})
