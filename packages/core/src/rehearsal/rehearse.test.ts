import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  exampleFacts,
  exampleNhsNumber,
  exampleReview,
  exampleRow,
  instant,
  type ExampleCells,
} from '../contactability/example-rows.fixtures.ts'
import { reviewPatientList } from '../contactability/review-patient-list.ts'
import { explainSms } from '../message/explain-sms.ts'
import { parseIsoDate } from '../primitives/date-of-birth.ts'
import type { RehearsalInput } from './rehearsal.ts'
import { rehearse } from './rehearse.ts'

interface Person extends ExampleCells {
  readonly app?: boolean
}

const now = instant('2026-11-24T10:00:00Z')
const phoneOf = (n: number) => `07700 900${100 + n}`

function rehearsal(people: readonly Person[], changes: Partial<RehearsalInput> = {}) {
  const rows = people.map(({ app: _, ...cells }, n) =>
    exampleRow({ line: n + 2, nhsNumber: exampleNhsNumber(n + 1), phone: phoneOf(n), ...cells }),
  )
  const review = reviewPatientList({
    ...exampleReview,
    rows,
    facts: (line) =>
      exampleFacts({
        firstName: undefined,
        lastName: undefined,
        nhsApp: { account: people[line - 2]?.app ?? false, notifications: true },
      }),
  })
  return rehearse({
    review,
    content: { subject: 'Flu', body: 'x'.repeat(151), greeting: true },
    practice: { name: 'Larkfield Surgery', phone: '01632 960412' },
    settings: { pencePerText: 2.35, assumedUnreadPercent: 30 },
    dueAt: () => now,
    ...changes,
  })
}

const shortName = { name: { full: 'Al Day', first: 'Al', last: 'Day' } }
const email = { email: 'ann@example.com' }

test('ways, texts and pence add up: 151 letters and "Dear Al," are 1 text, a longer name makes 2', () => {
  const found = rehearsal([
    { ...shortName },
    {},
    { ...shortName, app: true },
    { app: true },
    email,
    { phone: '' },
  ])
  assert.deepEqual([found.patients, found.contactable], [6, 5])
  assert.deepEqual(found.channels, { email: 1, 'nhs-app': 2, sms: 2 })
  const both = new Map([
    [1, 1],
    [2, 1],
  ])
  assert.deepEqual(found.texts, { patients: 2, bySegments: both, texts: 3, pence: 7.05 })
  assert.deepEqual(found.fallbackTexts, found.texts)
  const all = new Map([
    [1, 2],
    [2, 2],
  ])
  assert.deepEqual(found.atMost, { patients: 4, bySegments: all, texts: 6, pence: 14.1 })
})

test('the longest text is named with its line', () => {
  const longName = { name: { full: 'Maximilian Day', first: 'Maximilian', last: 'Day' } }
  const { longestText } = rehearsal([{}, longName, shortName])
  assert.equal(longestText?.line, 3)
  assert.equal(longestText?.measure.units, 151 + 'Dear Maximilian,\n'.length)
})

test('patients without a value are named by placeholder and line, once each, and not costed', () => {
  const content = { subject: '((room))', body: '((first name)) ((Room))', greeting: false }
  const roomy = { fields: { Room: '4' } }
  const nameless = { name: { full: '' } }
  const found = rehearsal([roomy, { app: true }, { ...roomy, ...nameless }], { content })
  assert.deepEqual(found.missingValues, [
    { placeholder: 'room', lines: [3] },
    { placeholder: 'first name', lines: [4] },
  ])
  assert.equal(found.atMost.patients, 1)
})

test('App patients without a mobile are counted, because nothing follows', () => {
  assert.equal(rehearsal([{ app: true, phone: '' }, { app: true }]).withoutFallback, 1)
})

test('first and last time, and when texts may follow', () => {
  const days = [
    instant('2026-11-26T09:00:00Z'),
    instant('2026-11-27T09:00:00Z'),
    instant('2026-11-28T09:00:00Z'),
  ]
  const found = rehearsal([{}, { phone: '' }, { app: true }, {}], { dueAt: (index) => days[index] ?? now })
  assert.equal(found.firstDueAt, '2026-11-26T09:00:00.000Z')
  assert.equal(found.lastDueAt, '2026-11-28T09:00:00.000Z')
  const only = '2026-11-28T09:00:00.000Z'
  assert.deepEqual(found.fallbackWindow, { from: only, until: only })
})

test('nobody to send to: nothing is due and nothing costs', () => {
  const found = rehearsal([{ phone: '' }])
  assert.deepEqual(
    [found.firstDueAt, found.lastDueAt, found.fallbackWindow],
    [undefined, undefined, undefined],
  )
  assert.deepEqual(found.atMost, { patients: 0, bySegments: new Map(), texts: 0, pence: 0 })
  assert.equal(found.longestText, undefined)
})

test('an ordinary batch warns of nothing', () => {
  assert.deepEqual(rehearsal([{}, email]).warnings, [])
})

test('a personal detail is told with its place', () => {
  const content = { subject: 'For Joe Bloggs', body: 'You were born on 14/03/1971.', greeting: false }
  const { warnings } = rehearsal([{}], { content, today: parseIsoDate('2026-11-24') })
  assert.deepEqual(warnings, [
    {
      code: 'personal-details',
      findings: [
        { label: 'subject', index: 0, kind: 'name', at: 4, length: 10 },
        { label: 'body', index: 1, kind: 'date-of-birth', at: 17, length: 10 },
      ],
    },
  ])
})

test("the practice's own mobile is not personal", () => {
  const content = { subject: '', body: 'Text 07700 900412.', greeting: false }
  const practice = { name: 'Larkfield Surgery', phone: '07700 900412' }
  assert.deepEqual(rehearsal([{}], { content, practice }).warnings, [])
  assert.equal(rehearsal([{}], { content }).warnings.length, 1)
})

test('a shared mobile warns where a text would go to it, and not for an email', () => {
  const shared = { phone: '07700 900118' }
  const { warnings } = rehearsal([shared, shared, { ...shared, ...email }])
  assert.deepEqual(warnings, [{ code: 'mobile-shared', lines: [2, 3] }])
})

test('a text of more than 918 characters is named', () => {
  const content = { subject: '', body: 'x'.repeat(919), greeting: false }
  const { warnings } = rehearsal([{}, email], { content })
  assert.deepEqual(warnings, [{ code: 'text-too-long', lines: [2] }])
})

test('times outside the window are counted, the following texts by themselves', () => {
  const isOutsideSendWindow = (at: string) => at !== now
  const { warnings } = rehearsal([{ app: true }, { app: true }, {}], { isOutsideSendWindow })
  assert.deepEqual(warnings, [{ code: 'fallback-outside-send-window', patients: 2 }])
  const all = rehearsal([{}, {}], { isOutsideSendWindow: () => true }).warnings
  assert.deepEqual(all, [{ code: 'outside-send-window', patients: 2 }])
})

test('GOV.UK Notify sends a curly apostrophe as a straight one, so the text stays short', () => {
  const content = { subject: '', body: `don’t ${'x'.repeat(140)}`, greeting: false }
  assert.equal(rehearsal([{}], { content }).texts.texts, 3)
  assert.equal(rehearsal([{}], { content, smsProfile: 'gov-uk-notify' }).texts.texts, 1)
})

test('links that hide where they lead, unfilled brackets and details in the name of a document are told apart', () => {
  const content = { subject: 'Dear {{name}}', body: 'See bit.ly/flu', greeting: false }
  const { warnings } = rehearsal([{}], { content, attachmentNames: ['flu.pdf', '9990548609.pdf'] })
  assert.deepEqual(
    warnings.map((warning) => [
      warning.code,
      ...('findings' in warning ? warning.findings : []).map(({ label }) => label),
    ]),
    [
      ['unfilled-placeholder', 'subject'],
      ['link-shortener', 'body'],
      ['personal-details', 'attachment-name'],
    ],
  )
})

test('an assumed share of unread App messages gives the texts to expect, and nothing at 0', () => {
  const people = [{}, ...Array.from({ length: 10 }, () => ({ app: true }))]
  const content = { subject: '', body: 'Hello', greeting: false }
  const expected = (assumedUnreadPercent: number) =>
    rehearsal(people, { content, settings: { pencePerText: 2.5, assumedUnreadPercent } }).expected
  assert.deepEqual(expected(30), { unreadPercent: 30, fallbackTexts: 3, texts: 4, pence: 10 })
  assert.deepEqual(expected(0), { unreadPercent: 0, fallbackTexts: 0, texts: 1, pence: 2.5 })
  assert.equal(expected(100).texts, 11)
})

test('who is tried by which way when, who is not and why, and when the last text leaves', () => {
  const heldUntil = (at: string) => (at > now ? instant('2026-11-26T08:00:00Z') : now)
  const people = [{ app: true }, { phone: '' }, {}, email]
  const found = rehearsal(people, { heldUntil })
  const held = '2026-11-26T08:00:00.000Z'
  assert.deepEqual(found.sends, [
    { channel: 'nhs-app', isFallback: false, patients: 1, firstAt: now, lastAt: now },
    { channel: 'sms', isFallback: false, patients: 1, firstAt: now, lastAt: now },
    { channel: 'email', isFallback: false, patients: 1, firstAt: now, lastAt: now },
    { channel: 'sms', isFallback: true, patients: 1, firstAt: held, lastAt: held },
  ])
  assert.equal(found.lastSendAt, held)
  assert.deepEqual([...found.byReason], [['contact-details-not-provided', 1]])
})

test('a name costs as much as a dash in the message, and each is told with who needs more texts for it', () => {
  const named = (first: string) => ({ name: { full: `${first} Day`, first, last: 'Day' } })
  const content = { subject: '', body: 'x'.repeat(120), greeting: true }
  const found = rehearsal([named('Siân'), named('Al'), named('Zoë'), named('Siân')], { content })
  assert.deepEqual(found.costly, [
    { character: 'â', replacement: 'a', patients: 2, extraTexts: 2 },
    { character: 'ë', replacement: 'e', patients: 1, extraTexts: 1 },
  ])
  const dashed = rehearsal([named('Al'), {}], { content: { ...content, body: `${content.body} – 👋🏽` } })
  assert.deepEqual(
    dashed.costly.map(({ character, replacement, extraTexts }) => [character, replacement, extraTexts]),
    [
      ['–', '-', 4],
      ['👋🏽', '', 4],
    ],
  )
  assert.deepEqual(rehearsal([named('Al')], { content }).costly, [])
  const notify = rehearsal([named('Zoë'), named('Siân')], { content, smsProfile: 'gov-uk-notify' })
  assert.deepEqual(
    notify.costly.map(({ character }) => character),
    ['ë', 'â'],
  )
})

test('what characters cost is the difference between the text and its plain form, for every patient by himself', () => {
  const piece = fc.constantFrom('a', 'plain words ', '’', '–', '€', 'ŷ', '[x]', '👋', 'e\u0301')
  const anyName = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => `N${pieces.join('')}`)
  fc.assert(
    fc.property(
      fc.array(anyName, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 40, max: 320 }),
      (names, length) => {
        const people = names.map((first) => ({ name: { full: first, first, last: '' } }))
        const content = { subject: '', body: `${'x'.repeat(length)}€${'y'.repeat(length)}’`, greeting: true }
        const found = rehearsal(people, { content })
        const dash = found.costly.find(({ character }) => character === '’')
        const expected = names.reduce((sum, first) => {
          const { now: sent, replaced } = explainSms(`Dear ${first.trim()},\n${content.body}`)
          return sum + sent.segments - replaced.segments
        }, 0)
        assert.deepEqual([dash?.patients, dash?.extraTexts], [names.length, expected])
      },
    ),
    { numRuns: 60 },
  )
})
