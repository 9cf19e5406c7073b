import assert from 'node:assert/strict'
import test from 'node:test'
import { setupServer } from 'msw/node'
import { pdsPatientResource, pdsStandIn, type PdsFault } from '../testing/providers/pds.ts'
import { patientLookupSuite } from '../testing/patient-lookup-suite.ts'
import { pdsFhir, type PdsFhirOptions } from './pds-fhir.ts'

const somebody = '9990548609'
const now = Date.UTC(2026, 10, 24, 10)
const death = (code: string) => [
  {
    url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus',
    extension: [
      { url: 'deathNotificationStatus', valueCodeableConcept: { coding: [{ version: '1.0.0', code }] } },
    ],
  },
]

function connected(
  more: Readonly<Record<string, unknown>> = {},
  options: Partial<PdsFhirOptions> = {},
  fault?: PdsFault,
) {
  const patients = { [somebody]: pdsPatientResource(somebody, more) }
  const pds = pdsStandIn(patients, fault === undefined ? {} : { [somebody]: fault })
  const server = setupServer(...pds.handlers)
  server.listen({ onUnhandledFrame: 'error' })
  const lookup = pdsFhir({ baseUrl: pds.baseUrl, odsCode: () => 'ZZ901', real: () => now, ...options })
  return { pds, server, lookup, [Symbol.dispose]: () => server.close() }
}

patientLookupSuite({
  test,
  make: async () => {
    const deceased = '9990000018'
    const pds = pdsStandIn({
      [somebody]: pdsPatientResource(somebody),
      [deceased]: pdsPatientResource(deceased, { deceasedDateTime: '2025-02-27T12:00:00+00:00' }),
    })
    const server = setupServer(...pds.handlers)
    server.listen({ onUnhandledFrame: 'error' })
    return {
      lookup: pdsFhir({ baseUrl: pds.baseUrl }),
      organisation: 'larkfield',
      nhsNumbers: { found: somebody, notFound: '9990000026', deceased },
      close: async () => server.close(),
    }
  },
})

const ask = async (lookup: ReturnType<typeof pdsFhir>, nhsNumber = somebody) => {
  const [facts] = await lookup.lookUp('larkfield', [{ nhsNumber }], AbortSignal.timeout(10_000))
  return facts
}

test('what a record says of a patient', async () => {
  using at = connected()
  assert.deepEqual(await ask(at.lookup), {
    nhsNumber: somebody,
    asOf: '2026-11-24T10:00:00.000Z',
    answer: 'found',
    registeredHere: true,
    phone: '07700900001',
    dateOfBirth: '1961-03-14',
    firstName: 'Anthony',
    lastName: 'Okafor',
  })
})

const mobile = (value: string, start: string, end?: string) => ({
  system: 'phone',
  use: 'mobile',
  value,
  period: { start, ...(end !== undefined && { end }) },
})

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, object])[] = [
  ['formal death', { extension: death('2') }, { deceased: {} }],
  ['informal death, without a date', { extension: death('1') }, { deceased: {} }],
  ['a notice of death that was taken back', { extension: death('U') }, { deceased: undefined }],
  ['a death known to the year', { deceasedDateTime: '2025' }, { deceased: {} }],
  ['a death known to the day', { deceasedDateTime: '2025-02-27' }, { deceased: { on: '2025-02-27' } }],
  ['a restricted record', { meta: { security: [{ code: 'R' }] } }, { restricted: true }],
  ['a very restricted record', { meta: { security: [{ code: 'V' }] } }, { restricted: true }],
  [
    'another practice',
    { generalPractitioner: [{ identifier: { value: 'ZZ902' } }] },
    { registeredHere: false },
  ],
  [
    'a practice of the past',
    { generalPractitioner: [{ identifier: { value: 'ZZ901', period: { end: '2025-01-01' } } }] },
    { registeredHere: false },
  ],
  ['no mobile', { telecom: [] }, { phone: undefined }],
  [
    'a mobile of the past',
    { telecom: [mobile('07700900002', '2010-01-01', '2022-01-01')] },
    { phone: undefined },
  ],
  ['a mobile of the future', { telecom: [mobile('07700900002', '2027-01-01')] }, { phone: undefined }],
  [
    'two mobiles: the newer one',
    { telecom: [mobile('07700900002', '2010-01-01'), mobile('07700900003', '2024-01-01')] },
    { phone: '07700900003' },
  ],
  ['no name in use', { name: [{ use: 'old', family: 'Smith' }] }, { lastName: undefined }],
  ['a birth date known to the year', { birthDate: '1961' }, { dateOfBirth: undefined }],
]

for (const [what, more, expected] of cases) {
  test(what, async () => {
    using at = connected(more)
    const facts = await ask(at.lookup)
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(Object.entries(facts ?? {}).find(([key]) => key === name)?.[1], value, name)
  })
}

const preference = (code: string) => ({
  extension: [
    {
      url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference',
      extension: [{ url: 'PreferredContactMethod', valueCodeableConcept: { coding: [{ code }] } }],
    },
  ],
})

for (const [code, honours, optedOut] of [
  ['8', true, true],
  ['8', false, undefined],
  ['4', true, undefined],
] as const) {
  test(`contact preference ${code}, ${honours ? 'honoured' : 'not honoured'}`, async () => {
    using at = connected(preference(code), { honoursNoTelephone: honours })
    assert.equal((await ask(at.lookup))?.optedOut, optedOut)
  })
}

test('a number that was replaced by another is answered under the one that was asked', async () => {
  using at = connected({ id: '9990000018' })
  assert.equal((await ask(at.lookup))?.nhsNumber, somebody)
})

test('without an ODS code nothing is said of registration', async () => {
  using at = connected({}, { odsCode: () => undefined })
  assert.ok(!('registeredHere' in ((await ask(at.lookup)) ?? {})))
})

for (const [fault, code] of [
  ['no-connection', 'provider-no-answer'],
  ['html', 'provider-no-answer'],
  ['unavailable', 'provider-no-answer'],
  ['too-many-requests', 'provider-no-answer'],
  ['denied', 'credentials-refused'],
] as const) {
  test(`while PDS says "${fault}" nothing is known, which is not the same as nobody`, async () => {
    using at = connected({}, {}, fault)
    await assert.rejects(ask(at.lookup), { code, retryable: true })
  })
}

test('a number that is none is nobody’s', async () => {
  using at = connected()
  assert.equal((await ask(at.lookup, '9990548600'))?.answer, 'not-found')
})

test('each request has an id of its own', async () => {
  using at = connected()
  await ask(at.lookup)
  await ask(at.lookup)
  assert.equal(new Set(at.pds.requestIds).size, 2)
})

test('a number that was replaced is answered under itself, with the number that the patient has now', async () => {
  using at = connected({ id: '9990000018' })
  const [facts] = await at.lookup.lookUp('larkfield', [{ nhsNumber: somebody }], AbortSignal.timeout(10_000))
  assert.deepEqual(
    [facts?.nhsNumber, facts?.currentNhsNumber, facts?.lastName],
    [somebody, '9990000018', 'Okafor'],
  )
})
