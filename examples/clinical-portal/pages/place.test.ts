import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePlace, pathOf, type Place } from './place.ts'

const places: readonly [string, Place | undefined][] = [
  ['/', { organisation: 'larkfield', page: 'batch-messages' }],
  ['/hawthorn', { organisation: 'hawthorn', page: 'batch-messages' }],
  ['/hawthorn/records/', { organisation: 'hawthorn', page: 'records' }],
  ['/larkfield/batch-messages/new', { organisation: 'larkfield', page: 'batch-messages', step: 'type' }],
  ['/larkfield/batch-messages/new/when', { organisation: 'larkfield', page: 'batch-messages', step: 'when' }],
  ['/larkfield/batch-messages/new/never', undefined],
  ['/larkfield/batch-messages/b_1', { organisation: 'larkfield', page: 'batch-messages', batch: 'b_1' }],
  [
    '/larkfield/batch-messages/drafts/d_1',
    { organisation: 'larkfield', page: 'batch-messages', draft: 'd_1' },
  ],
  [
    '/larkfield/batch-messages/drafts/d_1/when',
    { organisation: 'larkfield', page: 'batch-messages', draft: 'd_1', step: 'when' },
  ],
  ['/larkfield/batch-messages/drafts', undefined],
  ['/larkfield/batch-messages/drafts/d_1/never', undefined],
  ['/larkfield/payroll', undefined],
  ['/larkfield/records/b_1', undefined],
  ['/larkfield/batch-messages/b_1/more', undefined],
  ['/lark%20field/records', undefined],
]

for (const [path, place] of places)
  test(`${path} is ${place === undefined ? 'no page' : 'a page'}`, () =>
    assert.deepEqual(parsePlace(path), place))

test('an address that is written can be read again', () => {
  for (const [, place] of places) if (place !== undefined) assert.deepEqual(parsePlace(pathOf(place)), place)
})
