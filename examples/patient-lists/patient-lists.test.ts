import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import {
  clinicalSystems,
  contactabilityReasons,
  findClinicalSystem,
  findBatchType,
  batchTypes,
  patientListIssueCodes,
  patientListRepairCodes,
  readPatientList,
  reviewPatientList,
  type PatientList,
} from '@carebatch/core'
import type { ExampleList } from './example-list.ts'
import { exampleLists } from './example-lists.ts'
import { factsOf } from './facts-of.ts'
import { people } from './people.ts'

const today = '2026-11-24'

function read({ bytes, clinicalSystem }: ExampleList): Promise<PatientList> {
  return readPatientList(bytes, { clinicalSystem, today, allowTestNumbers: true })
}

function countOf(codes: Iterable<string | undefined>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const code of codes) if (code !== undefined) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

for (const example of exampleLists) {
  test(`${example.file} is what the generator makes`, () => {
    const committed = readFileSync(new URL(example.file, import.meta.url))
    assert.ok(Buffer.from(example.bytes).equals(committed), 'run generate.ts, or undo the change')
  })

  test(`${example.file} is read with the counts that the generator knows`, async () => {
    const list = await read(example)
    assert.equal(list.encoding, example.encoding)
    assert.equal(list.rows.length, example.rows)
    assert.equal([...list.rows].filter(({ given }) => given.email).length, example.emails)
    assert.deepEqual(countOf(list.issues.map(({ code }) => code)), example.issues)
    assert.deepEqual(countOf(list.repairs.map(({ code }) => code)), example.repairs)
    assert.deepEqual(
      list.notices.map(({ code }) => code),
      example.notices,
    )
  })
}

for (const example of exampleLists.filter(({ reasons }) => Object.keys(reasons).length > 0)) {
  test(`${example.file}: as many patients of each reason cannot be contacted as the generator knows`, async () => {
    const list = await read(example)
    const numbers = new Map(Array.from(list.rows, ({ line, nhsNumber }) => [line, nhsNumber]))
    const review = reviewPatientList({
      rows: list.rows,
      facts: (line) => factsOf(numbers.get(line)),
      clinicalSystem: findClinicalSystem(clinicalSystems, example.clinicalSystem),
      contactDetailsFromList: false,
      batchType: findBatchType(batchTypes, 'message'),
      settings: { skipLikelyToFail: true, fallbackAfterHours: 24 },
      allowTestNumbers: true,
    })
    assert.deepEqual(Object.fromEntries(review.byReason), example.reasons)
    assert.equal(review.details.stopsList, example.file === 'sorted-apart.csv')
  })
}

test('in the large lists the five reasons of the guide occur, and each fiction mobile once at most', async () => {
  for (const example of exampleLists.slice(0, 3)) {
    assert.equal(example.rows, 1_000)
    for (const reason of [
      'patient-deceased',
      'contact-details-unavailable',
      'contact-details-not-provided',
      'not-uk-phone-number',
      'mobile-likely-to-fail',
    ])
      assert.ok(example.reasons[reason], `${example.file}: ${reason}`)
    const phones = [...(await read(example)).rows].flatMap(({ phone }) => phone?.e164 ?? [])
    assert.equal(new Set(phones).size, phones.length)
  }
})

test('between them the small lists hold every issue and every repair, and dirty.csv every reason that one line can have', () => {
  const [dirty, noMobile] = exampleLists.slice(3)
  const issues = new Set([...Object.keys(dirty?.issues ?? {}), ...Object.keys(noMobile?.issues ?? {})])
  assert.deepEqual([...issues].sort(), [...patientListIssueCodes].sort())
  assert.deepEqual(Object.keys(dirty?.repairs ?? {}).sort(), [...patientListRepairCodes].sort())
  assert.deepEqual(
    contactabilityReasons.map(({ code }) => code).filter((code) => dirty?.reasons[code] === undefined),
    // By staff, by many lines of a list, and by a batch with a link.
    ['left-out', 'details-do-not-match', 'date-of-birth-missing'],
  )
})

test('everybody in the directory is somebody else, with an NHS number of the 999 range', () => {
  assert.equal(new Set(people.map(({ nhsNumber }) => nhsNumber)).size, people.length)
  for (const { nhsNumber } of people) assert.match(nhsNumber, /^999\d{7}$/)
})
