import { expect } from '@open-wc/testing'
import { instantFrom } from '@carebatch/core'
import { secondsOfGrace } from './grace-clock.ts'

const sentAt = Date.UTC(2026, 10, 24, 10, 21, 30)
const batch = (seconds: number) => ({
  id: 'b',
  name: 'Flu',
  patients: 3,
  createdBy: 'Priya Nandi',
  createdAt: instantFrom(sentAt),
  undoUntil: instantFrom(sentAt + seconds * 1_000),
})

describe('secondsOfGrace', () => {
  it('counts from when the answer arrived, whatever the clock of this machine says', () => {
    const sent = batch(30)
    expect(secondsOfGrace(sent, 5_000)).to.deep.equal({ left: 30, of: 30 })
    expect(secondsOfGrace(sent, 13_000)).to.deep.equal({ left: 22, of: 30 })
  })

  it('ends at 0', () => {
    const sent = batch(30)
    secondsOfGrace(sent, 0)
    expect(secondsOfGrace(sent, 60_000).left).to.equal(0)
  })

  it('is nothing for a batch that holds nothing back', () => {
    const { undoUntil: _, ...sent } = batch(30)
    expect(secondsOfGrace(sent, 0)).to.deep.equal({ left: 0, of: 0 })
  })
})
