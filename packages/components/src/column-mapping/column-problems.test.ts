import { expect } from '@open-wc/testing'
import { choicesOf, mappingOf } from './column-choices.ts'
import { columnProblems } from './column-problems.ts'

const required = ['nhsNumber', 'phone', 'dateOfBirth'] as const

describe('columnProblems', () => {
  it('has nothing to say when each required column is chosen once', () => {
    expect(columnProblems(['nhsNumber', undefined, 'phone', 'dateOfBirth'], required, [])).to.deep.equal([])
  })

  it('asks for a missing column at the heading that looks like it', () => {
    const suggestion = { column: 'dateOfBirth', heading: 3, matches: 4, values: 4 } as const
    expect(
      columnProblems(['nhsNumber', 'phone', undefined, undefined], required, [suggestion]),
    ).to.deep.equal([{ field: 'column-3', words: 'Choose the column that holds the date of birth' }])
  })

  it('asks at the first unused heading where none looks like it', () => {
    expect(columnProblems(['nhsNumber', undefined, 'dateOfBirth'], required, [])).to.deep.equal([
      { field: 'column-1', words: 'Choose the column that holds the mobile number' },
    ])
  })

  it('refuses two headings for one column, at the second', () => {
    expect(columnProblems(['nhsNumber', 'phone', 'phone', 'dateOfBirth'], required, [])).to.deep.equal([
      { field: 'column-2', words: 'Only one column can be the mobile number' },
    ])
  })
})

describe('column choices', () => {
  it('come from a mapping and give it back', () => {
    const mapping = { nhsNumber: 0, phone: 2 }
    const choices = choicesOf({ headers: ['NHS', 'Ward', 'Tel'], mapping })
    expect(choices).to.deep.equal(['nhsNumber', undefined, 'phone'])
    expect(mappingOf(choices)).to.deep.equal(mapping)
  })
})
