import { expect } from '@open-wc/testing'
import { clinicalSystems, readPatientList } from '@carebatch/core'
import { sampleList } from './sample-list.ts'

describe('sampleList', () => {
  for (const system of clinicalSystems)
    it(`is a list of ${system.title} that is read without a question`, async () => {
      const list = await readPatientList(sampleList(system), {
        clinicalSystem: system,
        today: '2026-11-24',
        allowTestNumbers: true,
      })
      expect(list.rows.length).to.equal(2)
      expect(list.issues).to.deep.equal([])
      expect(Object.keys(list.mapping)).to.include.members([...system.requiredColumns, 'email'])
      expect(list.rows.at(0)?.nhsNumber).to.equal('9990548609')
    })
})
