import { test } from 'node:test'
import assert from 'node:assert/strict'
import { emisEngland } from '../clinical-systems/emis-england.ts'
import { emisWales } from '../clinical-systems/emis-wales.ts'
import { systmOne } from '../clinical-systems/systmone.ts'
import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import { mapColumns } from './map-columns.ts'
import type { ColumnMapping } from './patient-list.ts'

const table: readonly (readonly [headings: string, system: ClinicalSystem, mapping: ColumnMapping])[] = [
  [
    'Given Name,Family Name,Date of Birth,NHS Number,Mobile Telephone,E-mail Address',
    emisWales,
    { firstName: 0, lastName: 1, dateOfBirth: 2, nhsNumber: 3, phone: 4, email: 5 },
  ],
  [
    'NHS number,Preferred telephone number ,DOB,First name,Email address',
    systmOne,
    { nhsNumber: 0, phone: 1, dateOfBirth: 2, firstName: 3, email: 4 },
  ],
  [
    'nhs_number,TELECOM-NUMBER,date\u200B_of\u00A0birth,Patient name',
    systmOne,
    { nhsNumber: 0, phone: 1, dateOfBirth: 2, name: 3 },
  ],
  [
    'Rhif GIG,Rhif Ffôn Symudol,Dyddiad Geni,Enw',
    emisWales,
    { nhsNumber: 0, phone: 1, dateOfBirth: 2, name: 3 },
  ],
  ['EMIS Number,Home Telephone,Work Telephone', emisEngland, {}],
]

for (const [headings, system, mapping] of table) {
  test(`${system.code}: ${headings}`, () => {
    assert.deepEqual(mapColumns(headings.split(','), system), { mapping, repeated: [] })
  })
}

test('of two headings for one column the one that the system spells first is taken, and it is told', () => {
  const headings = ['Telephone', 'NHS Number', 'Telecom Number']
  assert.deepEqual(mapColumns(headings, systmOne), {
    mapping: { nhsNumber: 1, phone: 2 },
    repeated: ['phone'],
  })
})

test('what a person mapped goes first, and no heading plays two parts', () => {
  const headings = ['NHS Number', 'Mobile', 'Carer mobile', 'DOB']
  assert.deepEqual(mapColumns(headings, systmOne, { phone: 2, dateOfBirth: 1 }), {
    mapping: { nhsNumber: 0, phone: 2, dateOfBirth: 1 },
    repeated: [],
  })
  assert.deepEqual(mapColumns(headings, systmOne, { phone: 3 }).mapping, { nhsNumber: 0, phone: 3 })
  assert.deepEqual(mapColumns(headings, systmOne, { phone: 9 }).mapping.phone, undefined)
})
