import { expect } from '@open-wc/testing'
import { everyone, filtersOf, type ReviewFilter, type ReviewGroup } from './review-filter.ts'
import { listMarks } from './list-marks.ts'
import { headings, shortReview } from './patient-review.fixtures.ts'
import { reviewRows } from './review-rows.ts'

const { list, review } = await shortReview(
  [
    headings.trim(),
    '999 054 8609,07700 900118,14/03/1971,Joe,Okafor,',
    '999 597 0562,O7700 900342,02/11/1968,Siân,Archer,',
    '999 299 2646,,30/06/1974,Gwen,Bevan,gwen@example.com',
    '999 542 2913,not a number,30/06/1974,Dev,Cole,',
    '999 074 5595,07700 900519,03/09/1967,Alun,Pritchard,',
    '999 074 5595,07700 900520,03/09/1967,Alun,Pritchard,',
    '999 209 6330,07700 900118,16/04/1965,Kofi,Mensah,',
    '',
  ].join('\n'),
)
const repaired = listMarks(list).repairedLines

function lines(group: ReviewGroup, change: { filter?: ReviewFilter; find?: string; byName?: boolean } = {}) {
  const { rows } = reviewRows(review, {
    group,
    filter: change.filter ?? everyone,
    find: change.find ?? '',
    sort: change.byName ? 'name' : 'line',
    direction: 'ascending',
    repaired,
  })
  return rows.slice(0, rows.length).map((row) => row.map(({ line }) => line))
}

describe('reviewRows', () => {
  it('puts each patient into one of the two groups, lines of one patient into one row', () => {
    expect(lines('can')).to.deep.equal([[2], [3], [4], [8]])
    expect(lines('cannot')).to.deep.equal([[5], [6, 7]])
  })

  it('sorts by name as a dictionary does', () => {
    expect(lines('can', { byName: true })).to.deep.equal([[3], [4], [8], [2]])
  })

  for (const [filter, found] of [
    [{ by: 'repaired' }, [[3]]],
    [{ by: 'shared-mobile' }, [[2], [8]]],
    [{ by: 'channel', channel: 'email' }, [[4]]],
  ] as const)
    it(`shows only those who pass the filter ${filter.by}`, () => {
      expect(lines('can', { filter })).to.deep.equal(found)
    })

  for (const [find, found] of [
    ['sian', [[3]]],
    ['OKAFOR joe', [[2]]],
    ['07700 900118', [[2], [8]]],
    ['+44 7700 900342', [[3]]],
    ['9992992646', [[4]]],
    ['8', [[2], [8]]],
    ['gwen@example', [[4]]],
    ['nobody', []],
  ] as const)
    it(`finds by “${find}”`, () => {
      expect(lines('can', { find })).to.deep.equal(found)
    })
})

describe('filtersOf', () => {
  it('counts each filter that holds somebody, everybody first', () => {
    const counted = filtersOf(review, 'cannot', repaired).map(({ filter, count }) => [filter, count])
    expect(counted).to.deep.equal([
      [everyone, 3],
      [{ by: 'reason', reason: 'patient-repeated' }, 2],
      [{ by: 'reason', reason: 'not-uk-phone-number' }, 1],
    ])
  })
})
