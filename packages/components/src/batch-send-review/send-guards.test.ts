import { expect } from '@open-wc/testing'
import { instantFrom, type Rehearsal } from '@carebatch/core'
import { sendGuards } from './send-guards.ts'

const now = Date.UTC(2026, 10, 24, 10, 18)
const noTexts = { patients: 0, bySegments: new Map<number, number>(), texts: 0, pence: 0 }
const inOrder: Rehearsal = {
  patients: 10,
  contactable: 9,
  channels: { email: 2, 'nhs-app': 3, sms: 4 },
  texts: noTexts,
  fallbackTexts: noTexts,
  atMost: noTexts,
  withoutFallback: 0,
  longestText: undefined,
  missingValues: [],
  firstDueAt: instantFrom(now),
  lastDueAt: instantFrom(now),
  fallbackWindow: undefined,
  warnings: [],
}

describe('sendGuards', () => {
  it('names what was looked at when all is in order', () => {
    expect(sendGuards(inOrder, now)).to.deep.equal([
      { tone: 'ok', words: 'No personal details found in the message' },
      { tone: 'ok', words: 'Every placeholder has a value for every patient' },
      { tone: 'ok', words: 'Tuesday, 10:18am: inside your sending hours' },
    ])
  })

  it('stops sending where a placeholder has no value, and offers to leave those patients out', () => {
    const [guard] = sendGuards(
      { ...inOrder, missingValues: [{ placeholder: 'usual gp', lines: [4, 7] }] },
      now,
    )
    expect(guard).to.deep.include({
      tone: 'block',
      words: '2 patients have no value for ((usual gp))',
      leaveOut: [4, 7],
    })
    expect(guard?.more).to.contain('See lines 4 and 7.')
  })

  it('speaks of one patient in the singular', () => {
    const [guard] = sendGuards({ ...inOrder, missingValues: [{ placeholder: 'usual gp', lines: [4] }] }, now)
    expect(guard?.words).to.equal('1 patient has no value for ((usual gp))')
  })

  it('warns of each warning once and does not also say that it is in order', () => {
    const guards = sendGuards(
      {
        ...inOrder,
        warnings: [
          { code: 'personal-details', subject: [], body: [{ kind: 'name', at: 0, length: 3 }] },
          { code: 'outside-send-window', patients: 9 },
        ],
      },
      now,
    )
    expect(guards.map(({ tone }) => tone)).to.deep.equal(['warn', 'warn', 'ok'])
    expect(guards[1]?.words).to.equal('9 patients are messaged outside your sending hours')
  })
})
