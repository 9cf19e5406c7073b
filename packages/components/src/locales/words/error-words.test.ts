import { expect } from '@open-wc/testing'
import { errorCodes, type ErrorCode } from '@carebatch/core'
import { errorWords } from './error-words.ts'

describe('errorWords', () => {
  for (const code of Object.keys(errorCodes) as ErrorCode[]) {
    it(`says what is wrong and what to do for ${code}`, () => {
      const { title, advice } = errorWords({ code })
      expect(title).to.match(/^[A-Z].*[^.]$/)
      expect(advice).to.match(/^[A-Z].*\.$/)
    })
  }

  it('names the figures that come with an error', () => {
    const { title } = errorWords({ code: 'list-too-large', details: { rows: 131_204, limit: 100_000 } })
    expect(title).to.contain('131,204').and.to.contain('100,000')
  })
})
