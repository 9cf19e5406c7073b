import assert from 'node:assert/strict'
import test from 'node:test'
import { CareBatchError } from '@carebatch/core'
import { problem as problemSchema } from '@carebatch/core/wire'
import { problemResponse } from './problem.ts'

function answer(thrown: unknown) {
  const lines: { level: string; fields: Readonly<Record<string, unknown>> }[] = []
  const log = (level: string) => (fields: Readonly<Record<string, unknown>>) =>
    void lines.push({ level, fields })
  const logger = { info: log('info'), warn: log('warn'), error: log('error') }
  return { response: problemResponse(thrown, { route: 'PUT /v1/settings', logger }), lines }
}

test('a problem says what, whether to try again, and where to read on (RFC 9457)', async () => {
  const { response, lines } = answer(
    new CareBatchError('list-not-ready', { retryable: true, details: { lookedUp: 3 } }),
  )
  assert.equal(response.status, 409)
  assert.equal(response.headers.get('content-type'), 'application/problem+json')
  const problem = problemSchema.parse(await response.json())
  assert.deepEqual(
    { ...problem, reference: '' },
    {
      type: 'reference/errors.md#list-not-ready',
      title: 'The list is still being looked up',
      status: 409,
      detail: 'The list is still being looked up (lookedUp: 3).',
      code: 'list-not-ready',
      retryable: true,
      reference: '',
      details: { lookedUp: 3 },
    },
  )
  assert.deepEqual(lines, [
    {
      level: 'info',
      fields: {
        reference: problem.reference,
        code: 'list-not-ready',
        status: 409,
        route: 'PUT /v1/settings',
      },
    },
  ])
})

test('what nobody foresaw is our failure: the caller learns a reference, the log where, and neither the message', async () => {
  const { response, lines } = answer(new Error('Okafor has no phone'))
  assert.equal(response.status, 500)
  const text = await response.text()
  assert.equal(problemSchema.parse(JSON.parse(text)).code, 'server-failed')
  const logged = JSON.stringify(lines)
  assert.ok(!`${text}${logged}`.includes('Okafor'))
  assert.match(logged, /problem\.test\.ts/)
  assert.equal(lines[0]?.level, 'error')
})

test('who is not signed in is told how to be', () => {
  assert.equal(
    answer(new CareBatchError('not-authenticated')).response.headers.get('www-authenticate'),
    'Bearer',
  )
})
