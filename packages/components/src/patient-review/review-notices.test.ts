import { expect, fixture, html } from '@open-wc/testing'
import { headings, shortReview } from './patient-review.fixtures.ts'
import { reviewNotices } from './review-notices.ts'

const joe = '999 054 8609,07700 900118,14/03/1971,Joe,Okafor,'
const plain = headings.trim()

async function notices(csv: string, clinicalSystem = 'systmone'): Promise<readonly string[]> {
  const { list } = await shortReview(csv, { clinicalSystem })
  const frame = await fixture(html`<div>${reviewNotices(list)}</div>`)
  return [...frame.children].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
}

const cases: readonly (readonly [name: string, csv: string, words: readonly string[]])[] = [
  ['nothing about a plain list', `${plain}\n${joe}\n`, []],
  [
    'which heading was used where two mean the same',
    `${plain},Mobile\n${joe},07700 900342\n`,
    ['More than one heading means the mobile number. We used the first.'],
  ],
  [
    'once that a heading of the practice stands there several times',
    `${plain},Clinic,Clinic,Clinic\n${joe},A,B,C\n`,
    ['More than one column is headed “Clinic”. The placeholder ((Clinic)) takes the first.'],
  ],
  [
    'how many letters could not be read, and what to do',
    `${plain}\n${joe.replace('Joe', 'Si\uFFFDn')}\n`,
    [
      '1 letter could not be read and is shown as “\uFFFD”. Choose another way to read the letters, or save the file as “CSV UTF-8” and add it again.',
    ],
  ],
  [
    'what was skipped',
    `Flu recall\n${plain}\n${joe}\n,,,,,\n`,
    ['The lines above the headings in line 2 are not patients and were skipped. 1 empty line was skipped.'],
  ],
  [
    'that a list is a corrected one, of these patients only',
    `${plain},Line in your file,Why this patient cannot be contacted\n${joe},87,Not a mobile number\n`,
    [
      'This is a list that was downloaded here and corrected. Only the patients in it are messaged, not those of the first list.',
    ],
  ],
]

describe('reviewNotices', () => {
  for (const [name, csv, words] of cases) {
    it(`says ${name}`, async () => expect(await notices(csv)).to.deep.equal(words))
  }

  it('says loudest that a list is not checked against registered patients', async () => {
    const [first] = await notices(`${plain},Mobile\n${joe},07700 900342\n`, 'emis-england')
    expect(first).to.contain('These patients are not checked against your registered patients')
  })
})
