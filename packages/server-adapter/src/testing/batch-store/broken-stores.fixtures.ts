import type { BatchStore, StoreTables } from '../../ports/batch-store.ts'

type Faults = (tables: StoreTables) => Partial<StoreTables>

/** A store with one fault, planted between a good store and whoever uses it. */
function broken(good: BatchStore, faults: Faults): BatchStore {
  return {
    ...good,
    transaction: (name, work) => good.transaction(name, (tables) => work({ ...tables, ...faults(tables) })),
  }
}

export interface BrokenStore {
  /** The case of the suite that catches it. */
  readonly caughtBy: string
  readonly wrap: (good: BatchStore) => BatchStore
}

/** What a store may get wrong, whatever it is made of. */
export const brokenStores: Readonly<Record<string, BrokenStore>> = {
  'keeps what a failed transaction did': {
    caughtBy: 'a transaction that throws leaves nothing behind',
    wrap: (good) => ({
      ...good,
      async transaction(name, work) {
        let failure: unknown
        const result = await good.transaction(name, (tables) =>
          work(tables).catch((thrown: unknown) => {
            failure = thrown
            return undefined
          }),
        )
        if (failure !== undefined || result === undefined) throw failure
        return result
      },
    }),
  },
  'keeps the last reply': {
    caughtBy: 'a message is answered once: the first reply stays',
    wrap: (good) =>
      broken(good, ({ questionnaires }) => ({
        questionnaires: {
          ...questionnaires,
          insertReply: async (reply) => {
            await questionnaires.insertReply(reply)
            return true
          },
        },
      })),
  },
  'claims without a lease': {
    caughtBy: "what is leased is nobody else's until the lease is over",
    wrap: (good) =>
      broken(good, ({ tasks }) => ({
        tasks: {
          ...tasks,
          async claim(claim) {
            const claimed = await tasks.claim(claim)
            await tasks.release(claimed, claim.lease.token)
            return claimed
          },
        },
      })),
  },
  'claims what is not due yet': {
    caughtBy: 'claims what is due, the longest due first, up to the limit',
    wrap: (good) =>
      broken(good, ({ tasks }) => ({
        tasks: { ...tasks, claim: (claim) => tasks.claim({ ...claim, now: 1e15 }) },
      })),
  },
  'never ends a lease': {
    caughtBy: "what is leased is nobody else's until the lease is over",
    wrap: (good) =>
      broken(good, ({ tasks }) => ({
        tasks: {
          ...tasks,
          claim: (claim) => tasks.claim({ ...claim, lease: { ...claim.lease, forMs: 1e15 } }),
        },
      })),
  },
  'lets anybody pass the fence': {
    caughtBy: 'a lease that was taken over is not held any more by the first',
    wrap: (good) => broken(good, ({ tasks }) => ({ tasks: { ...tasks, held: async (asked) => asked } })),
  },
  'puts off without the token': {
    caughtBy: 'only the holder puts off or releases',
    wrap: (good) =>
      broken(good, ({ tasks }) => ({ tasks: { ...tasks, putOff: (asked, at) => tasks.putOff(asked, at) } })),
  },
  'sets the time of a task back': {
    caughtBy: 'a task that is there keeps its time, and one that is removed is gone',
    wrap: (good) =>
      broken(good, ({ tasks }) => ({
        tasks: {
          ...tasks,
          async add(added) {
            await tasks.remove(added)
            await tasks.add(added)
          },
        },
      })),
  },
  'takes over as if every call had been answered': {
    caughtBy: 'a submission is taken over as a whole once its lease is over, and is silent then',
    wrap: (good) =>
      broken(good, ({ submissions }) => ({
        submissions: {
          ...submissions,
          async takeOver(now, lease) {
            const taken = await submissions.takeOver(now, lease)
            return taken && { ...taken, silent: false }
          },
        },
      })),
  },
  'has every receipt for news': {
    caughtBy: 'a receipt is news once for each provider',
    wrap: (good) =>
      broken(good, ({ submissions }) => ({
        submissions: { ...submissions, addReceipts: async (_sender, all) => all },
      })),
  },
  'counts at another time': {
    caughtBy: "transactions at the same time do not lose each other's changes",
    wrap: (good) =>
      broken(good, ({ batches }) => ({ batches: { ...batches, moveCounts: async () => undefined } })),
  },
  'does not count by way of sending': {
    caughtBy: "transactions at the same time do not lose each other's changes",
    wrap: (good) =>
      broken(good, ({ batches }) => ({
        batches: {
          ...batches,
          moveCounts: (changes, at) =>
            batches.moveCounts(
              new Map([...changes].map(([id, counts]) => [id, counts && { ...counts, ways: [] }])),
              at,
            ),
        },
      })),
  },
  'forgets what is known of a try': {
    caughtBy: 'a ledger comes back as it was saved, each message with its own',
    wrap: (good) =>
      broken(good, ({ messages }) => ({
        messages: {
          ...messages,
          save: (all) => messages.save(all.map((it) => ({ ...it, ledger: { ...it.ledger, tries: [] } }))),
        },
      })),
  },
  'shows everybody everything': {
    caughtBy: 'what belongs to one organisation does not exist for another',
    wrap: (good) =>
      broken(good, ({ batches }) => ({
        batches: { ...batches, find: async (_organisation, id) => (await batches.findAll([id]))[0] },
      })),
  },
  'makes a row again that exists': {
    caughtBy: 'a row that exists is not made again',
    wrap: (good) =>
      broken(good, ({ messages }) => ({
        messages: {
          ...messages,
          async insert(added) {
            await messages.insert(added)
            await messages.save(added)
          },
        },
      })),
  },
  'keeps how a batch was steered first': {
    caughtBy: 'how a batch is steered comes back as it was saved last',
    wrap: (good) =>
      broken(good, ({ steering }) => ({
        steering: {
          ...steering,
          save: async (batch, now) =>
            (await steering.of([batch])).has(batch) ? undefined : steering.save(batch, now),
        },
      })),
  },
  'never ends a hold by itself': {
    caughtBy: 'a batch is under way while something is given back, or once its hold has ended',
    wrap: (good) =>
      broken(good, ({ steering }) => ({ steering: { ...steering, underWay: () => steering.underWay(0) } })),
  },
  'releases every organisation at once': {
    caughtBy: 'an organisation is held once for each reason, the first stays, and only it is released',
    wrap: (good) =>
      broken(good, ({ holds }) => ({
        holds: {
          ...holds,
          async clear() {
            for (const organisation of (await holds.all()).keys()) await holds.clear(organisation)
          },
        },
      })),
  },
  'counts the refusals of all senders together': {
    caughtBy: 'refusals in a row are counted for each sender and organisation',
    wrap: (good) =>
      broken(good, ({ holds }) => ({
        holds: {
          ...holds,
          refusals: (organisation) => holds.refusals(organisation, 'any'),
          saveRefusals: (organisation, _sender, inARow) => holds.saveRefusals(organisation, 'any', inARow),
        },
      })),
  },
  'forgets that a restore is through': {
    caughtBy: 'a restore goes on under its name until it is through, and then never again',
    wrap: (good) =>
      broken(good, ({ holds }) => ({ holds: { ...holds, finishRestore: async () => undefined } })),
  },
  'takes tokens that are not there': {
    caughtBy: 'a limit lets through what its bucket holds, and more as time passes',
    wrap: (good) =>
      broken(good, ({ organisations }) => ({
        organisations: {
          ...organisations,
          takeTokens: async (take) => ({ ...(await organisations.takeTokens(take)), taken: take.wanted }),
        },
      })),
  },
}

/** What only a store can get wrong that lets transactions run side by side. */
export const brokenSideBySide: Readonly<Record<string, BrokenStore>> = {
  'stops a batch while somebody is submitting': {
    caughtBy: 'a stop waits for who is submitting, and who comes later sees it',
    wrap: (good) => broken(good, ({ batches }) => ({ batches: { ...batches, lock: batches.find } })),
  },
  'reads a snapshot piece by piece': {
    caughtBy: 'a snapshot is of one instant, whatever is written meanwhile',
    wrap: (good) => ({ ...good, snapshot: (name, work) => good.transaction(name, work) }),
  },
  'reads in order to change and lets others change it first': {
    caughtBy: 'who reads in order to change waits for who came first',
    wrap: (good) =>
      broken(good, ({ messages }) => ({
        messages: { ...messages, findAll: (ids) => messages.withFactsBefore(ids, 1e15) },
      })),
  },
}
