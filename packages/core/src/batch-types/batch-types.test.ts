import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCareBatchError } from '../errors.ts'
import { defineBatchType } from './batch-type.ts'
import { batchTypes, findBatchType } from './batch-types.ts'
import { message } from './message.ts'

const recall = defineBatchType({ ...message, code: 'recall', title: 'Recall', channels: ['sms'] })

test('a batch type is found by its code, also in a longer list that a host made', () => {
  assert.equal(findBatchType(batchTypes, 'message'), message)
  assert.equal(findBatchType([...batchTypes, recall], 'recall'), recall)
})

test('a batch type itself is handed through, registered or not', () => {
  assert.equal(findBatchType(batchTypes, recall), recall)
})

for (const code of ['recall', '', 'MESSAGE', 'toString']) {
  test(`no batch type is called ${JSON.stringify(code)}`, () => {
    assert.throws(
      () => findBatchType(batchTypes, code),
      (error) => isCareBatchError(error) && error.code === 'batch-type-unknown',
    )
  })
}

test('every batch type has a code of its own and a way to go', () => {
  assert.equal(new Set(batchTypes.map(({ code }) => code)).size, batchTypes.length)
  for (const { channels } of batchTypes) assert.ok(channels.length > 0)
})

test('a questionnaire goes the same ways as a message (guide, paths)', () => {
  const { channels, fallbackAfterHours } = findBatchType(batchTypes, 'questionnaire')
  assert.deepEqual(
    { channels, fallbackAfterHours },
    {
      channels: message.channels,
      fallbackAfterHours: message.fallbackAfterHours,
    },
  )
})
