import { expect } from '@open-wc/testing'
import { listErrorWords } from './list-error-words.ts'

describe('listErrorWords', () => {
  for (const [kind, title] of [
    ['workbook', 'This is an Excel workbook, not a CSV file'],
    ['picture', 'This is a picture, not a list of patients'],
    ['pdf', 'This is a PDF, not a CSV file'],
  ] as const)
    it(`tells a renamed ${kind} by its name`, () => {
      expect(listErrorWords({ code: 'list-is-not-text', details: { kind } }).title).to.equal(title)
    })

  it('names the number that was found and the limit', () => {
    const rows = { what: 'rows', found: 131_204, limit: 100_000 }
    const bytes = { what: 'bytes', found: 61 * 1024 * 1024, limit: 50 * 1024 * 1024 }
    expect(listErrorWords({ code: 'list-too-large', details: rows }).title).to.equal(
      'The file has 131,204 patients. The limit is 100,000',
    )
    expect(listErrorWords({ code: 'list-too-large', details: bytes }).title).to.equal(
      'The file has 61 MB. The limit is 50 MB',
    )
  })

  it('falls back to the words of the error', () => {
    expect(listErrorWords({ code: 'list-is-empty', details: {} }).title).to.equal('The file is empty')
    expect(listErrorWords({ code: 'list-is-not-text', details: {} }).title).to.contain('not a CSV file')
  })
})
