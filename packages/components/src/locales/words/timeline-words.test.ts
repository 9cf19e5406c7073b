import { expect } from '@open-wc/testing'
import { timelineCodes } from '@carebatch/core'
import { at } from '../../batch-status/batches.fixtures.ts'
import { timelineWordCodes, timelineWords } from './timeline-words.ts'

const when = at('2026-11-24T10:24:00Z')

describe('the words of a timeline', () => {
  it('cover every code of the core', () => {
    expect([...timelineWordCodes()].toSorted()).to.deep.equal(Object.keys(timelineCodes).toSorted())
  })

  it('name the way of sending', () => {
    const titles = (['email', 'nhs-app', 'sms'] as const).map(
      (channel) => timelineWords({ at: when, code: 'accepted', channel }).title,
    )
    expect(titles).to.deep.equal(['Emailed', 'Sent to the NHS App', 'Text sent'])
  })

  it('say who did it and why it failed', () => {
    const retried = timelineWords({ at: when, code: 'retried', detail: { by: 'Owen Pryce' } })
    const refused = timelineWords({ at: when, code: 'refused', detail: { why: 'no-sender' } })
    expect([retried.more, refused.more]).to.deep.equal([
      'By Owen Pryce',
      'This server has nobody to send it by this way',
    ])
  })

  it('show a code that this version does not know, rather than nothing', () => {
    expect(timelineWords({ at: when, code: 'carrier-pigeon' }).title).to.equal('carrier-pigeon')
  })
})
