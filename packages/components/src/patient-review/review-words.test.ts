import { expect } from '@open-wc/testing'
import { contactabilityReasons, patientListIssueCodes, patientListRepairCodes } from '@carebatch/core'
import { issueWords } from '../locales/words/issue-words.ts'
import { reasonWords } from '../locales/words/reason-words.ts'
import { repairWords } from '../locales/words/repair-words.ts'
import { checkCell } from './check-cell.ts'
import { editWords } from './edit-words.ts'

const rules = { today: '2026-11-24', allowTestNumbers: true }

describe('words of the review', () => {
  it('say what each reason of the core is and what to do about it', () => {
    for (const { code } of contactabilityReasons) {
      expect(reasonWords(code).title, code).not.to.equal(code)
      expect(reasonWords(code).whatToDo, code).to.match(/\.$/)
    }
  })

  it('show a reason of a host by its own title', () => {
    expect(reasonWords('host-reason', 'Not in this clinic').title).to.equal('Not in this clinic')
  })

  it('explain each issue and each repair', () => {
    for (const code of patientListIssueCodes) expect(issueWords(code).long, code).to.match(/\.$/)
    for (const code of patientListRepairCodes) expect(repairWords(code), code).to.match(/^[A-Z]/)
  })

  it('name what Undo takes back', () => {
    expect(editWords({ kind: 'left-out', lines: [87] })).to.equal('left out line 87')
    expect(editWords({ kind: 'left-out', lines: [3, 9, 12] })).to.equal('left out lines 3, 9 and 12')
    expect(editWords({ kind: 'chosen', lines: [162, 901] })).to.equal('chose line 162')
    expect(editWords({ kind: 'cell-changed', lines: [4], column: 'email' })).to.equal(
      'changed the email address in line 4',
    )
  })
})

describe('checkCell', () => {
  for (const [column, good, bad] of [
    ['phone', '07700 900118', '07700 900118 (daughter)'],
    ['email', 'joe@example.com', 'joe at example.com'],
    ['dateOfBirth', '27/03/1961', '31/02/1961'],
    ['nhsNumber', '999 054 8609', '999 054 8600'],
  ] as const) {
    it(`takes ${good} as ${column} and refuses ${bad}`, () => {
      expect(checkCell(column, good, rules)).to.equal(undefined)
      expect(checkCell(column, bad, rules)).to.match(/^Enter /)
    })
  }

  it('lets a detail be emptied, but never the NHS number', () => {
    expect(checkCell('phone', '', rules)).to.equal(undefined)
    expect(checkCell('email', ' ', rules)).to.equal(undefined)
    expect(checkCell('nhsNumber', '', rules)).to.match(/^Enter /)
  })
})
