import type { PlantedFault } from './planted-fault.ts'

const engine = 'packages/server-adapter/src/engine'
const status = 'packages/core/src/status'
const takeOver = `${engine}/sending/take-over.ts`
const importPutOff = {
  file: takeOver,
  find: `import type { StoreTables }`,
  replace: `import { putOff } from '@carebatch/core'\nimport type { StoreTables }`,
}
const steps = (dedupe: string, fault: string, every = 6) =>
  ['steps', '--short', '--dedupe', dedupe, '--fault', fault, '--every', String(every)] as const

export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'no-fence',
    says: 'a worker commits what it once claimed, whoever holds it now',
    edits: [
      {
        file: `${engine}/sending/commit-submissions.ts`,
        find: `const due = tasks.filter(({ message }) => mine.has(message))`,
        replace: `const due = [...tasks].slice(0 * mine.size)`,
      },
      {
        file: `${engine}/sending/commit-submissions.ts`,
        find: `ledger.sendDue && !ledger.held`,
        replace: `!ledger.held`,
      },
    ],
    caughtBy: ['pause', '--short', '--runs', '0'],
  },
  {
    name: 'key-from-a-random',
    says: 'the key that a provider knows a message by is another one at each call',
    edits: [
      {
        file: `${engine}/sending/send-call.ts`,
        find: `key: tryKey(text),`,
        replace: 'key: `${tryKey(text)}:${Math.random()}`,',
      },
      {
        file: takeOver,
        find: `if (hashOf(call) !== submission.payloadHash) {`,
        replace: `if (hashOf(call) === '') {`,
      },
    ],
    caughtBy: steps('key', 'accept-then-time-out'),
  },
  {
    name: 'submission-re-formed',
    says: 'what a dead worker had submitted goes into a new submission',
    edits: [
      importPutOff,
      {
        file: takeOver,
        find: `  const sender = context.senderNamed(submission.sender)\n`,
        replace: `  const again = await openBook(context, tables, submission.members.map(({ message }) => message))
  for (const it of submission.members)
    again.move(it.message, (ledger, batch) => putOff(ledger, it.step, it.generation, batch))
  await tables.submissions.remove(submission.reference)
  await again.close()
  if (again) return { kind: 'given-up' }
  const sender = context.senderNamed(submission.sender)\n`,
      },
    ],
    caughtBy: steps('reference', 'accept-then-time-out'),
  },
  {
    name: 'absence-trusted',
    says: 'what a look-up does not find is taken as not accepted, and sent again',
    edits: [
      importPutOff,
      {
        file: takeOver,
        find: `book.note(member.message, { code: 'asked', detail: { found: false } })`,
        replace: `book.move(member.message, (ledger, batch) => putOff(ledger, member.step, member.generation, batch))`,
      },
    ],
    caughtBy: steps('lookup', 'late'),
  },
  {
    name: 'state-set-back',
    says: 'a receipt that comes late sets a state back',
    edits: [
      {
        file: `${status}/apply-evidence.ts`,
        find: `rank(what) <= rank(before.what)`,
        replace: `rank(what) === rank(before.what)`,
      },
      {
        file: `${status}/transitions.ts`,
        find: `return from === to ||`,
        replace: `return true || from === to ||`,
      },
    ],
    caughtBy: ['receipts', '--short'],
  },
  {
    name: 'count-outside-the-transaction',
    says: 'counts are moved in a transaction of their own, after that of the states',
    edits: [
      {
        file: `${engine}/ledger/ledger-book.ts`,
        find: `      await tables.batches.moveCounts(
        new Map([...touched].filter((batch) => byId.has(batch)).map((batch) => [batch, counts.get(batch)])),
        now,
      )
`,
        replace: `      const moved = new Map([...touched].filter((batch) => byId.has(batch)).map((batch) => [batch, counts.get(batch)]))
      await tables.batches.moveCounts(new Map([...moved.keys()].map((batch) => [batch, undefined])), now)
      setTimeout(() => void (context as any).transaction?.('finish', (it: any) => it.batches.moveCounts(moved, now)).catch(() => undefined), 20)
`,
      },
    ],
    caughtBy: steps('reference', 'accept-then-time-out', 4),
  },
  {
    name: 'sweep-off',
    says: 'nobody looks for what is due but the scheduler, and that drops every wake-up',
    edits: [
      {
        file: `${engine}/create-engine.ts`,
        find: `timer = setInterval(sweep, sweepMs)`,
        replace: `void sweepMs`,
      },
    ],
    caughtBy: [
      ...['kill', '--short', '--store', 'sqlite', '--runs', '1', '--messages', '60', '--kills', '1'],
      ...['--scheduler', 'drops', '--rest', '45000'],
    ],
  },
  {
    name: 'generation-raised-after-unknown',
    says: 'what has an unknown outcome is sent again by itself, under a new key',
    edits: [
      {
        file: `${engine}/sending/leave-unresolved.ts`,
        find: `import { leaveUnknown,`,
        replace: `import { leaveUnknown, sendAgain,`,
      },
      {
        file: `${engine}/sending/leave-unresolved.ts`,
        find: `(ledger) => leaveUnknown(ledger, it.step, it.generation)`,
        replace: `(ledger, batch) =>\n      it.generation > 1\n        ? leaveUnknown(ledger, it.step, it.generation)\n        : sendAgain(leaveUnknown(ledger, it.step, it.generation), batch)`,
      },
    ],
    caughtBy: steps('none', 'accept-then-time-out'),
  },
  {
    name: 'release-resumes',
    says: 'a restored server sends what the backup says is still to be sent',
    edits: [
      {
        file: `${engine}/holds/restore-from-backup.ts`,
        find: `book.move(id, restoreMessage, `,
        replace: `void (id && restoreMessage), void (`,
      },
    ],
    caughtBy: ['restore', '--short'],
  },
  {
    name: 'read-withdraws-nothing',
    says: 'a text goes although the App message was read before',
    edits: [
      {
        file: `${status}/apply-evidence.ts`,
        find: `if (what === 'read')`,
        replace: `if (what === 'read' && recorded === undefined)`,
      },
    ],
    caughtBy: ['race', '--short'],
  },
  {
    name: 'jump-unheeded',
    says: 'a clock that jumps is believed',
    edits: [
      {
        file: `${engine}/holds/clock-watch.ts`,
        find: `return Math.abs(jump) > mostJumpMs ? jump : undefined`,
        replace: `return jump === Infinity ? jump : undefined`,
      },
    ],
    caughtBy: ['clock', '--short'],
  },
]
