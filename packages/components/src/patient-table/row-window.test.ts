import { expect } from '@open-wc/testing'
import { RowHeights } from './row-heights.ts'
import { maxTableHeight, rowWindow, scrollTopOf } from './row-window.ts'

describe('rowWindow', () => {
  it('draws every row of a short list and leaves no room around them', () => {
    const window = rowWindow(new RowHeights(5, 40), { scrollTop: 0, height: 600 })
    expect(window).to.deep.equal({ first: 0, end: 5, before: 0, after: 0 })
  })

  it('draws nothing of an empty list', () => {
    const window = rowWindow(new RowHeights(0, 40), { scrollTop: 0, height: 600 })
    expect(window).to.deep.equal({ first: 0, end: 0, before: 0, after: 0 })
  })

  it('keeps the height of the table whatever is drawn', () => {
    const heights = new RowHeights(10_000, 40)
    for (const scrollTop of [0, 1, 999, 200_000, 399_400]) {
      const { first, end, before, after } = rowWindow(heights, { scrollTop, height: 600 })
      expect(before + (end - first) * 40 + after).to.equal(400_000)
      expect(first * 40).to.be.at.most(scrollTop)
      expect(end * 40).to.be.at.least(scrollTop + 600)
    }
  })

  it('reaches the first, middle and last of a million rows within the height browsers can draw', () => {
    const heights = new RowHeights(1_000_000, 40)
    const height = 600
    const last = rowWindow(heights, { scrollTop: maxTableHeight - height, height })
    const middle = rowWindow(heights, { scrollTop: (maxTableHeight - height) / 2, height })
    expect(rowWindow(heights, { scrollTop: 0, height }).first).to.equal(0)
    expect(last.end).to.equal(1_000_000)
    expect(Math.abs(middle.first - 500_000)).to.be.at.most(20)
    for (const { first, end, before, after } of [middle, last])
      expect(before + (end - first) * 40 + after).to.be.closeTo(maxTableHeight, 0.01)
  })

  it('draws the rows of a scaled list where the viewport is', () => {
    const heights = new RowHeights(1_000_000, 40)
    for (const scrollTop of [0, 123_456, 4_000_000, 7_999_000]) {
      const { first, end, before } = rowWindow(heights, { scrollTop, height: 600 })
      expect(before).to.be.at.most(scrollTop + 1)
      expect(before + (end - first) * 40).to.be.at.least(scrollTop + 600 - 1)
    }
  })

  it('finds the scroll position of a row again, scaled or not', () => {
    for (const count of [500, 1_000_000]) {
      const heights = new RowHeights(count, 40)
      const scrollTop = scrollTopOf(heights, count / 2, 600)
      const { first, end } = rowWindow(heights, { scrollTop, height: 600 })
      expect(first).to.be.at.most(count / 2)
      expect(end).to.be.above(count / 2)
    }
  })
})

describe('RowHeights', () => {
  it('adds up measured and estimated heights like a plain sum', () => {
    const heights = new RowHeights(200, 40)
    const plain: number[] = Array.from({ length: 200 }, () => 40)
    for (const [index, height] of [
      [0, 55],
      [7, 20],
      [7, 61],
      [199, 90],
      [64, 41],
    ] as const) {
      heights.measure(index, height)
      plain[index] = height
    }
    let sum = 0
    for (const [index, height] of plain.entries()) {
      expect(heights.offsetOf(index)).to.equal(sum)
      expect(heights.indexAt(sum)).to.equal(index)
      sum += height
    }
    expect(heights.total).to.equal(sum)
  })

  it('says by how much a measurement moved the rows below', () => {
    const heights = new RowHeights(10, 40)
    expect(heights.measure(3, 52)).to.equal(12)
    expect(heights.measure(3, 52)).to.equal(0)
    expect(heights.measure(3, 40)).to.equal(-12)
    expect(heights.total).to.equal(400)
  })
})
