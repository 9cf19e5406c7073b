import { expect } from '@open-wc/testing'
import { buckets } from '@carebatch/core'
import { listFigure, listFigureNames, listFigures } from './list-figures.ts'
import { countsOf } from '../batch-status/batches.fixtures.ts'

describe('the columns of the home list', () => {
  it('hold every bucket exactly once', () => {
    expect(Object.values(listFigures).flat().toSorted()).to.deep.equal([...buckets].toSorted())
  })

  it('add up to the list when every bucket holds another number', () => {
    const counts = countsOf(Object.fromEntries(buckets.map((bucket, index) => [bucket, 2 ** index])))
    const sum = listFigureNames.reduce((total, figure) => total + listFigure(counts, figure), 0)
    expect(sum).to.equal(2 ** buckets.length - 1)
  })

  it('show sending and waiting as in progress, and the three kinds of not sent together', () => {
    const counts = countsOf({ sending: 62, waiting: 31, 'not-contactable': 61, skipped: 3 })
    expect(listFigure(counts, 'in-progress')).to.equal(93)
    expect(listFigure(counts, 'not-sent')).to.equal(64)
  })
})
