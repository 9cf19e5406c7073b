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
  byReason: new Map(),
  expected: { unreadPercent: 30, fallbackTexts: 0, texts: 0, pence: 0 },
  costly: [],
  sends: [],
  lastSendAt: instantFrom(now),
  withoutFallback: 0,
  longestText: undefined,
  missingValues: [],
  firstDueAt: instantFrom(now),
  lastDueAt: instantFrom(now),
  fallbackWindow: undefined,
  warnings: [],
}

const texts = { subject: 'For Ann Day', body: 'Ann Day, see bit.ly/flu', attachmentNames: ['9990548609.pdf'] }
const guardsOf = (rehearsal: Rehearsal) => sendGuards(rehearsal, now, texts)

describe('sendGuards', () => {
  it('names what was looked at when all is in order', () => {
    expect(guardsOf(inOrder)).to.deep.equal([
      { tone: 'ok', words: 'No personal details found in the message' },
      { tone: 'ok', words: 'Every placeholder has a value for every patient' },
      { tone: 'ok', words: 'Tuesday, 10:18am: inside your sending hours' },
    ])
  })

  it('stops sending where a placeholder has no value, and offers to leave those patients out', () => {
    const [guard] = guardsOf({ ...inOrder, missingValues: [{ placeholder: 'usual gp', lines: [4, 7] }] })
    expect(guard).to.deep.include({
      tone: 'block',
      words: '2 patients have no value for ((usual gp))',
      leaveOut: [4, 7],
    })
    expect(guard?.more).to.contain('See lines 4 and 7.')
  })

  it('speaks of one patient in the singular', () => {
    const [guard] = guardsOf({ ...inOrder, missingValues: [{ placeholder: 'usual gp', lines: [4] }] })
    expect(guard?.words).to.equal('1 patient has no value for ((usual gp))')
  })

  it('warns of each warning once and does not also say that it is in order', () => {
    const guards = guardsOf({
      ...inOrder,
      warnings: [
        { code: 'personal-details', findings: [{ label: 'body', index: 1, kind: 'name', at: 0, length: 7 }] },
        { code: 'outside-send-window', patients: 9 },
      ],
    })
    expect(guards.map(({ tone }) => tone)).to.deep.equal(['warn', 'warn', 'ok'])
    expect(guards[1]?.words).to.equal('9 patients are messaged outside your sending hours')
  })

  it('shows what was found in its own words, and where', () => {
    const place = (
      label: 'subject' | 'body' | 'attachment-name',
      index: number,
      at: number,
      length: number,
    ) => ({ label, index, kind: 'name', at, length }) as const
    const guards = guardsOf({
      ...inOrder,
      warnings: [
        {
          code: 'personal-details',
          findings: [
            place('subject', 0, 4, 7),
            place('body', 1, 0, 7),
            place('attachment-name', 2, 0, 10),
            place('body', 1, 0, 3),
          ],
        },
        { code: 'link-shortener', findings: [place('body', 1, 13, 10)] },
        { code: 'unfilled-placeholder', findings: [place('subject', 0, 0, 3)] },
      ],
    })
    expect(guards[0]?.more).to.equal(
      '“Ann Day” in the subject, “Ann Day” in the message, “9990548609” in the name of the document and 1 more',
    )
    expect(guards[1]?.more).to.contain('“bit.ly/flu” in the message.')
    expect(guards[2]?.more).to.equal('“For” in the subject')
  })
})
