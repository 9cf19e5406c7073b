import assert from 'node:assert/strict'
import test from 'node:test'
import { isCareBatchError } from '../errors.ts'
import { checkRequest } from './check-request.ts'
import { idempotency, listRows, messagePage, newBatch } from './index.ts'

const row = {
  line: 2,
  given: { nhsNumber: true, phone: false, dateOfBirth: false, email: false, name: false },
  fields: {},
}
const order = {
  name: 'Flu',
  batchType: 'message',
  patientList: 'list-1',
  message: { subject: '', body: 'Hello', greeting: false },
  schedule: { kind: 'now' },
  expected: { patients: 1, contactable: 1 },
}
const secret = '9990548609 Okafor'

const cases = [
  ['a missing field', newBatch, { ...order, name: undefined }, 'body.name', 'expected string'],
  [
    'a wrong type deep down',
    listRows,
    { rows: [row, { ...row, line: secret }] },
    'body.rows.1.line',
    'expected number',
  ],
  ['too long', newBatch, { ...order, name: 'x'.repeat(121) }, 'body.name', 'at most 120'],
  ['too many rows', listRows, { rows: Array.from({ length: 1001 }, () => row) }, 'body.rows', 'at most 1000'],
  [
    'an instant without an offset',
    newBatch,
    { ...order, schedule: { kind: 'at', at: secret } },
    'body.schedule.at',
    'not in the expected form',
  ],
  [
    'an unknown kind',
    newBatch,
    { ...order, schedule: { kind: secret } },
    'body.schedule.kind',
    'not in the expected form',
  ],
  [
    'a heading of the list that is too long for a field',
    listRows,
    { rows: [{ ...row, fields: { [secret]: 7 } }] },
    'body.rows.0.fields.*',
    'expected string',
  ],
  ['a name in the address', messagePage, { find: secret }, 'body', 'has a field that is not known here'],
  ['a number that is none', messagePage, { limit: secret }, 'body.limit', 'expected number'],
  ['no key', idempotency, {}, 'body.idempotency-key', 'expected string'],
  ['not an object at all', newBatch, secret, 'body', 'expected object'],
] as const

for (const [name, schema, sent, field, rule] of cases) {
  test(`${name} is told by field and rule, without a word of what was sent`, () => {
    assert.throws(
      () => checkRequest('body', schema, sent),
      (error: unknown) => {
        assert.ok(isCareBatchError(error))
        assert.deepEqual(
          [error.code, error.details['field'], error.details['rule']],
          ['request-invalid', field, rule],
        )
        assert.ok(!JSON.stringify({ ...error, message: error.message }).includes('Okafor'))
        return true
      },
    )
  })
}

test('what fits is read: numbers of an address become numbers, unknown fields of a body are dropped', () => {
  assert.deepEqual(checkRequest('query', messagePage, { limit: '20', after: '7' }), { limit: 20, after: 7 })
  assert.equal('more' in checkRequest('body', newBatch, { ...order, more: 1 }), false)
})

test('very deep JSON is refused like any other wrong shape', () => {
  const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
  assert.throws(() => checkRequest('body', listRows, { rows: deep }), { code: 'request-invalid' })
})
