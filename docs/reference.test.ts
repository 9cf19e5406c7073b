import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as core from '@carebatch/core'
import { files, isTest, read } from './tree.ts'

/** First cells of a page's tables that are written as code: one row, one code. */
function rows(page: string): readonly string[] {
  return [...read(page).matchAll(/^\| `([^`]+)` *\|/gm)].map(([, code = '']) => code)
}

const registries: readonly (readonly [page: string, codes: readonly string[]])[] = [
  ['docs/reference/errors.md', Object.keys(core.errorCodes)],
  ['docs/reference/list-issues.md', core.patientListIssueCodes],
  ['docs/reference/list-repairs.md', core.patientListRepairCodes],
  ['docs/reference/list-notices.md', core.patientListNoticeCodes],
  ['docs/reference/contactability-reasons.md', core.contactabilityReasons.map(({ code }) => code)],
  ['docs/reference/clinical-systems.md', core.clinicalSystems.map(({ code }) => code)],
  ['docs/reference/batch-types.md', core.batchTypes.map(({ code }) => code)],
  ['docs/reference/message-states.md', core.messageStates],
  ['docs/reference/batch-statuses.md', core.batchStatuses],
  [
    'docs/reference/holds.md',
    [...Object.keys(core.batchHoldReasons), ...Object.keys(core.organisationHoldReasons)],
  ],
  ['docs/reference/draft-problems.md', core.draftProblemCodes],
  [
    'docs/reference/questionnaires.md',
    [
      ...core.questionnaireRefusalCodes,
      ...core.answerProblemCodes,
      ...core.shippedQuestionnaires.map(({ code }) => code),
    ],
  ],
]

for (const [page, codes] of registries) {
  test(`${page} has a row for every code, and no row without one`, () => {
    assert.deepEqual([...rows(page)].toSorted(), [...codes].toSorted())
  })
}

test('every error code is provoked by a test', () => {
  const tests = files
    .filter(isTest)
    .filter((file) => !file.startsWith('docs/'))
    .map(read)
    .join('\n')
  const unprovoked = Object.keys(core.errorCodes).filter((code) => !tests.includes(`'${code}'`))
  assert.deepEqual(unprovoked, [])
})
