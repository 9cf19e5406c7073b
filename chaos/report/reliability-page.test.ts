import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reliabilityPage, type KeptLine } from './reliability-page.ts'

const line: KeptLine = {
  ...{ chaos: 'kill', store: 'postgres', runs: 25, messages: 125_000, killsInFlight: 90 },
  ...{ lost: 0, doubled: 0, unknown: 7, goingAgainMs: 2_000, problems: [], seconds: 1_200 },
  ...{ at: '2026-11-22T20:00:00.000Z', args: ['--store', 'postgres', '--every', '3'] },
  ...{ commit: 'abc1234', machine: '2 cores', load: 4, folder: '/tmp' },
}
const page = (lines: readonly KeptLine[], missing: readonly string[] = []) =>
  reliabilityPage({
    lines,
    missing,
    before: '- a fault\n',
    says: new Map([['kill', 'workers die']]),
    optionSays: new Map([['kill --every', 'every n-th']]),
  })

test('the page says what was tried, how often, where and when', () => {
  const text = page([line])
  for (const part of [
    'abc1234',
    '2 cores',
    '2026-11-22 20:00 UTC',
    'workers die',
    '| 125,000 |',
    '`--every 3`',
    '`--every` of kill: every n-th.',
    'milliseconds: 2,000',
  ])
    assert.ok(text.includes(part), part)
  assert.match(text, /Every proof stands/)
  assert.match(text, /nothing: every proof stands/)
})

test('what did not hold, and what was not run, is said', () => {
  const text = page([{ ...line, lost: 1, problems: ['somebody is nowhere'] }], ['race, sqlite'])
  assert.match(text, /\*\*1 lost, 0 doubled/)
  assert.match(text, /0 of 1 runs stand/)
  assert.match(text, /somebody is nowhere/)
  assert.match(text, /race, sqlite: there is no full run/)
  assert.doesNotMatch(text, /very proof stands/)
})
