import { expect, fixture } from '@open-wc/testing'
import { cellTemplate } from './cell-template.ts'
import { listMarks } from './list-marks.ts'
import { headings, shortReview } from './patient-review.fixtures.ts'
import { reviewCell, type ShownColumn } from './review-cell.ts'

/** What stands in a column of the first patient. */
async function shown(csv: string, clinicalSystem: string, column: ShownColumn): Promise<string> {
  const { list, review } = await shortReview(csv, { clinicalSystem })
  const patient = review.patients.at(0)
  if (patient === undefined) throw new Error('the list has no patient')
  const cell = reviewCell({ list, marks: listMarks(list), textBefore: () => undefined }, patient, column)
  const element = await fixture(cellTemplate(cell))
  return element.textContent.replace(/\s+/g, ' ').trim()
}

const row = (phone: string) => `${headings}999 054 8609,${phone},14/03/1971,Joe,Okafor,\n`

const cases: readonly (readonly [name: string, csv: string, system: string, words: string])[] = [
  ['a number as staff write it', row('+447700900118'), 'systmone', '07700 900118'],
  ['what was mended', row('O7700 900118'), 'systmone', 'was O7700 900118→repaired to 07700 900118'],
  ['an empty cell of the list', row(''), 'systmone', 'None in the list'],
  ['that the look-up brought nothing', 'NHS Number\n999 054 8609\n', 'emis-england', 'None found'],
  ['a landline as the problem', row('01632 960118'), 'systmone', 'problem: 01632 960118 landline'],
]

describe('a cell of the mobile column', () => {
  for (const [name, csv, system, words] of cases) {
    it(`shows ${name}`, async () => expect(await shown(csv, system, 'phone')).to.equal(words))
  }
})
