import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import Papa from 'papaparse'
import { isCareBatchError, type ErrorCode } from '../errors.ts'
import type { PatientListSource } from './patient-list-source.ts'
import { readPatientList, type ReadPatientListOptions } from './read-patient-list.ts'

const options = { clinicalSystem: 'systmone', today: '2026-11-22', allowTestNumbers: true } as const
const header = 'NHS Number,Mobile,DOB,Email,Name'
const row = '9990548609,07700 900118,02/11/1968,joe@example.com,Joe Bloggs'
const good = `${header}\n${row}\n`

const joe = {
  nhsNumber: '9990548609',
  phone: { e164: '+447700900118', kind: 'mobile', region: 'GB' },
  dateOfBirth: '1968-11-02',
  email: 'joe@example.com',
  name: { full: 'Joe Bloggs', first: 'Joe', last: 'Bloggs' },
  given: { nhsNumber: true, phone: true, dateOfBirth: true, email: true, name: true },
}

async function* chunks(text: string): AsyncIterable<Uint8Array | string> {
  for (const letter of text) yield letter === ',' ? letter : new TextEncoder().encode(letter)
}

const sources: readonly (readonly [name: string, source: PatientListSource])[] = [
  ['text', good],
  ['bytes', new TextEncoder().encode(good)],
  ['a buffer', new TextEncoder().encode(good).buffer],
  ['a file', new Blob([good])],
  ['chunks of bytes and text', chunks(good)],
  ['semicolons', good.replaceAll(',', ';')],
  ['tabs', good.replaceAll(',', '\t')],
  ['line ends of Windows', good.replaceAll('\n', '\r\n')],
  ['line ends of old Macs', good.replaceAll('\n', '\r')],
  ['mixed line ends', good.replace('\n', '\r')],
  ['a byte-order mark', `\uFEFF${good}`],
]

for (const [name, source] of sources) {
  test(`a list is read from ${name}`, async () => {
    const list = await readPatientList(source, options)
    assert.deepEqual([...list.rows], [{ line: 2, ...joe, fields: {} }])
    assert.deepEqual([list.issues, list.repairs, list.notices], [[], [], []])
    assert.deepEqual(list.mapping, { nhsNumber: 0, phone: 1, dateOfBirth: 2, email: 3, name: 4 })
    assert.deepEqual([list.encoding, list.headerLine, list.rows.length], ['utf-8', 1, 1])
  })
}

test('patients whom the host has already go through the same checks', async () => {
  const list = await readPatientList(
    [
      { nhsNumber: 9990548609, phone: 'O7700 900118', dateOfBirth: '1968-11-02', ward: 'A', age: 58 },
      { nhsNumber: '9990548608', name: 'Ann Lee', dateOfBirth: null },
    ],
    options,
  )
  assert.deepEqual([list.rows.at(0)?.line, list.rows.at(0)?.phone?.e164], [1, '+447700900118'])
  assert.deepEqual(list.rows.at(0)?.fields, { ward: 'A', age: '58' })
  assert.deepEqual(
    list.repairs.map(({ code, line }) => [code, line]),
    [['letter-o-for-zero', 1]],
  )
  assert.deepEqual(
    list.issues.map(({ code, line }) => [code, line]),
    [['nhs-number-invalid', 2]],
  )
})

test('lines are those of the file: title, line breaks in quotes and empty rows counted', async () => {
  const csv = `Recall\n\n${header},Notes\n"${row.replaceAll(',', '","')}","two\nlines"\n,,,,,\n\n${row},\n,x,,,,\n`
  const list = await readPatientList(csv, options)
  assert.deepEqual(
    [...list.rows].map(({ line }) => line),
    [4, 8, 9],
  )
  assert.deepEqual(list.notices, [
    { code: 'title-lines-skipped', count: 1 },
    { code: 'empty-rows-skipped', count: 2 },
  ])
  assert.deepEqual(
    list.issues.filter(({ line }) => line === 9).map(({ code, column }) => [code, column]),
    [
      ['nhs-number-missing', 'nhsNumber'],
      ['phone-unreadable', 'phone'],
    ],
  )
  assert.equal(list.rows.at(0)?.fields['Notes'], 'two\nlines')
})

test('cells are those of the file, also of title and header', async () => {
  const list = await readPatientList(`Recall\n${header}\n="9990548609", O7 ,x\n`, options)
  assert.deepEqual(list.cells(1), ['Recall'])
  assert.deepEqual(list.cells(2), header.split(','))
  assert.deepEqual(list.cells(3), ['="9990548609"', ' O7 ', 'x'])
  for (const line of [0, 4, -1, 1.5]) assert.deepEqual(list.cells(line), [])
})

test('given and readable are two things', async () => {
  const list = await readPatientList(`${header}\n9990548608,ask,soon,nobody,Joe\n,"=""""",',,\n`, options)
  const [unreadable, nothing] = list.rows
  assert.deepEqual(
    [unreadable?.nhsNumber, unreadable?.phone, unreadable?.dateOfBirth, unreadable?.email],
    [undefined, undefined, undefined, undefined],
  )
  assert.deepEqual(Object.values(unreadable?.given ?? {}), [true, true, true, true, true])
  assert.deepEqual(Object.values(nothing?.given ?? {}), [false, false, false, false, false])
  assert.equal(list.issues.filter(({ line }) => line === 2).length, 4)
})

test('a required column that is missing is told, and the rows are read all the same', async () => {
  const list = await readPatientList('NHS Number,Call on\n9990548609,07700 900118\n', options)
  assert.deepEqual(list.issues, [
    { code: 'required-column-missing', column: 'phone' },
    { code: 'required-column-missing', column: 'dateOfBirth' },
  ])
  assert.equal(list.rows.at(0)?.fields['Call on'], '07700 900118')
  const mapped = await readPatientList('NHS Number,Call on\n9990548609,07700 900118\n', {
    ...options,
    mapping: { phone: 1 },
  })
  assert.deepEqual(mapped.rows.at(0)?.phone, joe.phone)
  assert.deepEqual(mapped.rows.at(0)?.fields, {})
})

test('ragged rows, unnamed values and repeated headings are told, and nothing is lost', async () => {
  const csv = `${header},Clinic,Clinic,\n${row},a,b,\n${row},a\n${row},a,b,,x\n${row},a,b,y\n${row},a,b,z\n`
  const list = await readPatientList(csv, options)
  assert.deepEqual(list.issues.slice(0, 4), [
    { code: 'column-repeated', position: 6 },
    { code: 'value-without-heading', line: 5, lines: [6] },
    { code: 'row-ragged', line: 3 },
    { code: 'row-ragged', line: 4 },
  ])
  assert.equal(list.rows.length, 5)
  assert.deepEqual(list.rows.at(0)?.fields, { Clinic: 'a', 'Clinic (2)': 'b' })
  assert.equal(list.cells(4).at(-1), 'x')
})

test('a quote that never closes is told with its line, and every row below it is read', async () => {
  const csv = `${header}\n${row}\n${row.replace('07700', '"07700')}\n${`${row}\n`.repeat(3_000)}`
  const list = await readPatientList(csv, options)
  assert.equal(list.rows.length, 3_002)
  assert.deepEqual(
    list.issues.filter(({ code }) => code !== 'patient-repeated'),
    [{ code: 'quote-not-closed', line: 3 }],
  )
  assert.equal(list.rows.at(1)?.phone?.e164, '+447700900118')
})

test('a patient whom a stray pair of quotes would swallow is still read', async () => {
  const first = row.replace('07700', '"07700')
  const second = row.replace('9990548609', '9990000190').replace('118', '119"')
  const list = await readPatientList(`${header}\n${first}\n${second}\n`, options)
  assert.deepEqual(
    [...list.rows].map(({ nhsNumber }) => nhsNumber),
    ['9990548609', '9990000190'],
  )
  assert.deepEqual(list.issues[0], { code: 'quote-not-closed', line: 2 })
})

test('as many rows as the limit allows are all read', async () => {
  const list = await readPatientList(`${header}\n${`${row}\n`.repeat(3)}`, {
    ...options,
    limits: { rows: 3 },
  })
  assert.equal(list.rows.length, 3)
})

test('the list of EMIS in England that brings mobiles and dates of birth is not checked, and staff are told', async () => {
  const emis = { ...options, clinicalSystem: 'emis-england' }
  assert.deepEqual((await readPatientList(good, emis)).notices, [{ code: 'contact-columns-not-checked' }])
  const withoutDates = await readPatientList('NHS Number,Mobile\n9990548609,07700 900118\n', emis)
  assert.deepEqual([withoutDates.notices, withoutDates.issues], [[], []])
})

const refused: readonly (readonly [
  name: string,
  source: PatientListSource,
  code: ErrorCode,
  more?: Partial<ReadPatientListOptions>,
])[] = [
  ['an empty file', '', 'list-is-empty'],
  ['a file of white space', ' \r\n\uFEFF\n', 'list-is-empty'],
  ['an empty array', [], 'list-is-empty'],
  ['a workbook', new TextEncoder().encode('PK\u0003\u0004'), 'list-is-not-text'],
  ['a text without NHS numbers', 'Mobile,DOB\n07700 900118,02/11/1968\n', 'list-has-no-header'],
  ['patients without NHS numbers', [{ phone: '07700 900118' }], 'list-has-no-header'],
  ['a header alone', header, 'list-has-no-rows'],
  ['a header over empty rows', `${header}\n,,,,\n\n`, 'list-has-no-rows'],
  ['too many rows', `${header}\n${`${row}\n`.repeat(3)}`, 'list-too-large', { limits: { rows: 2 } }],
  ['too many bytes', good, 'list-too-large', { limits: { bytes: 20 } }],
  ['a blob of too many bytes', new Blob([good]), 'list-too-large', { limits: { bytes: 20 } }],
  ['a stream of too many bytes', chunks(good), 'list-too-large', { limits: { bytes: 20 } }],
  ['too many columns', good, 'list-too-large', { limits: { columns: 4 } }],
  ['a clinical system that nobody knows', good, 'clinical-system-unknown', { clinicalSystem: 'vision' }],
  ['a today that is no date', good, 'today-invalid', { today: '22/11/2026' }],
  ['an unknown encoding', new TextEncoder().encode(good), 'list-encoding-unknown', { encoding: 'x' }],
]

for (const [name, source, code, more] of refused) {
  test(`${name} is refused as ${code}`, async () => {
    await assert.rejects(
      readPatientList(source, { ...options, ...more }),
      (error) => isCareBatchError(error) && error.code === code,
    )
  })
}

test('a refusal for size tells what was found and what is allowed', async () => {
  const csv = `${header}\n${`${row}\n`.repeat(7)}`
  await assert.rejects(
    readPatientList(csv, { ...options, limits: { rows: 5 } }),
    (error) =>
      isCareBatchError(error) && JSON.stringify(error.details) === '{"what":"rows","found":7,"limit":5}',
  )
})

const long = `${header}\n${`${row}\n`.repeat(20_000)}`

test('progress grows from above 0 to 1, and the event loop runs in between', async () => {
  const fractions: number[] = []
  let turns = 0
  const timer = setInterval(() => (turns += 1), 0)
  await readPatientList(long, { ...options, onProgress: (fraction) => fractions.push(fraction) })
  clearInterval(timer)
  assert.ok(fractions.length > 10)
  assert.deepEqual(
    fractions,
    [...fractions].sort((one, other) => one - other),
  )
  assert.equal(fractions.at(-1), 1)
  assert.ok(turns > 2, `${String(turns)} turns`)
})

test('reading ends with the reason of the signal', async () => {
  const controller = new AbortController()
  const reason = new Error('the person went away')
  const reading = readPatientList(long, {
    ...options,
    signal: controller.signal,
    onProgress: () => controller.abort(reason),
  })
  await assert.rejects(reading, reason)
  await assert.rejects(readPatientList(good, { ...options, signal: AbortSignal.abort(reason) }), reason)
})

const text = fc.string({ unit: fc.constantFrom(...'abcé,;"\n\'=0 '), maxLength: 8 })

test('what was written is read: no row is lost, and kept cells are as they were', async () => {
  const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), fc.boolean(), async (made, delimiter, quotes) => {
      const table = made.map(([notes, clinic]) => ['9990548609', '07700 900118', '02/11/1968', notes, clinic])
      const csv = Papa.unparse([['NHS Number', 'Mobile', 'DOB', 'Notes', 'Clinic'], ...table], {
        delimiter,
        quotes,
      })
      const list = await readPatientList(csv, options)
      assert.equal(list.rows.length, made.length)
      assert.deepEqual(
        [...list.rows].map(({ fields }) => [fields['Notes'], fields['Clinic']]),
        made.map(([notes, clinic]) => [notes.trim(), clinic.trim()]),
      )
      assert.deepEqual(
        [...list.rows].map(({ line }) => list.cells(line)),
        table,
      )
    }),
    { numRuns: 300 },
  )
})

test('any cells at all: a row comes out for each, and what was given and not read has an issue', async () => {
  const cell = fc.oneof(
    text,
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('9990548609', '07700 900118', '02/11/68'),
  )
  const rows = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(rows, async (made) => {
      const patients = made.map(([nhsNumber, phone, dateOfBirth, email]) => ({
        nhsNumber,
        phone,
        dateOfBirth,
        email,
        key: 1,
      }))
      const list = await readPatientList(patients, options)
      assert.equal(list.rows.length, made.length)
      for (const row of list.rows)
        for (const column of ['nhsNumber', 'phone', 'dateOfBirth', 'email'] as const)
          assert.equal(
            row.given[column] && row[column] === undefined,
            list.issues.some(
              (issue) =>
                issue.line === row.line && issue.column === column && !/missing|repeated/.test(issue.code),
            ),
          )
    }),
    { numRuns: 300 },
  )
})

test('any bytes at all: a list or a refusal, nothing else', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .uint8Array({ maxLength: 200 })
      .map((tail) => new Uint8Array([...new TextEncoder().encode(good), ...tail])),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const outcome = await readPatientList(content, options).catch((error: unknown) => error)
      assert.ok(
        isCareBatchError(outcome) || (typeof outcome === 'object' && outcome !== null && 'rows' in outcome),
      )
    }),
    { numRuns: 1_000 },
  )
})

test('rows keep their values however many there are', async () => {
  const list = await readPatientList(long, options)
  assert.equal(list.rows.length, 20_000)
  for (const index of [0, 4_095, 4_096, 8_191, 8_192, 16_384, -1])
    assert.equal(list.rows.at(index)?.nhsNumber, '9990548609')
  assert.deepEqual(list.rows.at(-1), { ...list.rows.at(0), line: 20_001 })
})
