import { expect } from '@open-wc/testing'
import { readPatientList, type Column } from '@carebatch/core'
import { suggestColumn } from './column-suggestion.ts'

const facts = { today: '2026-11-24', allowTestNumbers: true }

async function listOf(...lines: readonly string[]) {
  return readPatientList(lines.join('\n'), { clinicalSystem: 'systmone', ...facts })
}

describe('suggestColumn', () => {
  for (const [column, value] of [
    ['dateOfBirth', '14/03/1971'],
    ['phone', '07700 900118'],
    ['email', 'joe@example.com'],
  ] as const satisfies readonly (readonly [Column, string])[])
    it(`proposes the heading whose values read as ${column}`, async () => {
      const list = await listOf('NHS Number,Ward,Thing', `999 054 8609,North,${value}`)
      expect(suggestColumn(list, column, facts)).to.deep.include({
        column,
        heading: 2,
        matches: 1,
        values: 1,
      })
    })

  it('names the first and last year of dates', async () => {
    const list = await listOf(
      'NHS Number,Birthday',
      '999 054 8609,14/03/1971',
      '999 597 0562,02/11/1951',
      '999 299 2646,30/06/2008',
    )
    expect(suggestColumn(list, 'dateOfBirth', facts)?.years).to.deep.equal({ first: 1951, last: 2008 })
  })

  it('proposes nothing where fewer than 4 of 5 values fit', async () => {
    const list = await listOf(
      'NHS Number,Seen',
      '999 054 8609,14/03/1971',
      '999 597 0562,no',
      '999 299 2646,no',
    )
    expect(suggestColumn(list, 'dateOfBirth', facts)).to.equal(undefined)
  })

  it('never proposes a heading that already has a part, nor an empty one', async () => {
    const list = await listOf(
      'NHS Number,Date of Birth,Mobile,Empty',
      '999 054 8609,14/03/1971,07700 900118,',
    )
    expect(suggestColumn(list, 'dateOfBirth', facts)).to.equal(undefined)
    expect(suggestColumn(list, 'phone', facts)).to.equal(undefined)
  })
})
