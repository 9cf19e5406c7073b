import type { Verdict } from '../checker/judge.ts'
import { judge } from '../checker/judge.ts'
import { readLedger } from '../checker/read-ledger.ts'
import type { DedupeKind } from '../provider/behaviour.ts'
import type { Provider } from '../provider/start-provider.ts'
import { virtualClock } from '@carebatch/server-adapter/testing/virtual-clock'
import { makeBatch } from './make-batch.ts'
import type { Patient } from './patients.ts'
import { storeAt, type StoreAt } from './store-at.ts'
import { appAccounts, start, surgery } from './surgery.ts'
import { line } from '../provider/line.ts'

/** Confirms a batch; its undo grace is over when workers whose clock starts a minute later come. */
export async function confirmAt(at: StoreAt, people: readonly Patient[]): Promise<string> {
  const store = storeAt(at)
  await store.open()
  const ways = new Map(people.map(({ nhsNumber, way }) => [nhsNumber, way]))
  const engine = surgery({
    store,
    clock: virtualClock({ start }),
    senders: (['sms', 'nhs-app', 'email'] as const).map((channel) =>
      line({ port: 0, dedupe: 'none', channel }),
    ),
    nhsAppAccounts: appAccounts((nhsNumber) => ways.get(nhsNumber) === 'app'),
  })
  const { id } = await makeBatch(engine, people)
  await store.close()
  return id
}

/** What became of everybody, judged by the provider's log. */
export async function judgeAt(
  at: StoreAt,
  batch: string,
  people: readonly Patient[],
  provider: Provider,
  dedupe: DedupeKind,
): Promise<Verdict> {
  const store = storeAt(at)
  await store.open()
  try {
    return judge({
      list: people.map(({ nhsNumber }) => nhsNumber),
      ledger: await readLedger(store, 'larkfield', batch),
      truth: provider.truth(batch),
      neverRepeat: dedupe === 'none',
    })
  } finally {
    await store.close()
  }
}
