import { test } from 'node:test'
import assert from 'node:assert/strict'
import { issueOf } from './issue-of.fixtures.ts'
import { readEmail } from './read-email.ts'

test('an address is read as it stands', () => {
  assert.deepEqual(readEmail('Joe@Example.com'), { value: 'Joe@Example.com', repairs: [] })
})

for (const text of ['="joe@example.com"', "'joe@example.com"]) {
  test(`${text} is repaired`, () => {
    const reading = readEmail(text)
    assert.ok('value' in reading)
    assert.equal(reading.value, 'joe@example.com')
    assert.deepEqual(
      reading.repairs.map(({ from, to }) => [from, to]),
      [[text, 'joe@example.com']],
    )
  })
}

const issues: readonly (readonly [text: string, code: string, suggestion?: string])[] = [
  ['joe@example', 'email-address-invalid'],
  ['joe at example.com', 'email-address-invalid'],
  ['none', 'email-address-invalid'],
  ['joe@example.com;', 'email-address-invalid', 'joe@example.com'],
  ['joe@example.com (daughter)', 'email-address-invalid', 'joe@example.com'],
  ['Joe <joe@example.com>', 'email-address-invalid', 'joe@example.com'],
  ['joe@example.com, ann@example.com', 'email-address-two', 'joe@example.com'],
  ['joe@example.com/ann@example.com', 'email-address-two', 'joe@example.com'],
]

for (const [text, code, suggestion] of issues) {
  test(`${text} is ${code}${suggestion ? `, perhaps ${suggestion}` : ''}`, () => {
    assert.deepEqual(issueOf(readEmail(text)), { code, suggestion })
  })
}
