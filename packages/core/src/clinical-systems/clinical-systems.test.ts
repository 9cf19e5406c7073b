import { test } from 'node:test'
import assert from 'node:assert/strict'
import { isCareBatchError } from '../errors.ts'
import { columns } from './column.ts'
import { clinicalSystems, findClinicalSystem } from './clinical-systems.ts'
import { defineClinicalSystem } from './clinical-system.ts'
import { foldHeading, withCommonSpellings } from './heading-spellings.ts'

const vision = defineClinicalSystem({
  code: 'vision',
  title: 'Vision',
  country: 'wales',
  contactDetailsFrom: 'list',
  requiredColumns: ['nhsNumber', 'phone', 'dateOfBirth'],
  optionalColumns: [],
  headings: withCommonSpellings({ phone: ['Mobile Ref'] }),
  nhsApp: false,
  greetsByListedName: true,
})

for (const system of clinicalSystems) {
  test(`${system.code}: every column is required, optional or a part of a name, and none is both`, () => {
    const named = [...system.requiredColumns, ...system.optionalColumns]
    assert.deepEqual([...named].sort(), [...columns].sort())
  })

  test(`${system.code}: no spelling stands for two columns`, () => {
    const owner = new Map<string, string>()
    for (const column of columns) {
      for (const spelling of system.headings[column].map(foldHeading)) {
        assert.equal(owner.get(spelling) ?? column, column, spelling)
        owner.set(spelling, column)
      }
    }
  })

  test(`${system.code} is found by its code`, () => {
    assert.equal(findClinicalSystem(clinicalSystems, system.code), system)
  })
}

test('only lists from EMIS in England may go without phone and date of birth (guide, step 4)', () => {
  assert.deepEqual(
    clinicalSystems.map(({ code, requiredColumns, contactDetailsFrom }) => [
      code,
      requiredColumns.length,
      contactDetailsFrom,
    ]),
    [
      ['emis-england', 1, 'look-up'],
      ['emis-wales', 3, 'list'],
      ['systmone', 3, 'list'],
    ],
  )
})

test('there is no NHS App path in Wales', () => {
  for (const { country, nhsApp } of clinicalSystems) assert.equal(nhsApp, country === 'england')
})

test('a system that a host defined is found in the longer list, and is handed through as it is', () => {
  assert.equal(findClinicalSystem([...clinicalSystems, vision], 'vision'), vision)
  assert.equal(findClinicalSystem(clinicalSystems, vision), vision)
})

for (const code of ['vision', '', 'EMIS-ENGLAND', 'toString']) {
  test(`no system is called ${JSON.stringify(code)}`, () => {
    assert.throws(
      () => findClinicalSystem(clinicalSystems, code),
      (error) => isCareBatchError(error) && error.code === 'clinical-system-unknown',
    )
  })
}

const folded: readonly (readonly [heading: string, same: string])[] = [
  ['NHS Number', 'nhs_number'],
  ['NHS Number', ' NHS-NUMBER '],
  ['NHS Number', '\uFEFFNHS\u200B\u00A0Number'],
  ['NHS No', 'NHS No.'],
  ['D.O.B.', 'dob'],
  ['Rhif Ffôn Symudol', 'RHIF FFON SYMUDOL'],
  ['Telecom Number (Mobile Number)', 'telecom number mobile number'],
]

for (const [heading, same] of folded) {
  test(`${JSON.stringify(same)} is another spelling of ${heading}`, () => {
    assert.equal(foldHeading(heading), foldHeading(same))
  })
}
