import assert from 'node:assert/strict'
import { buckets, type Bucket } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import type { BatchMessage, SandboxCopy, SandboxRecord } from '@carebatch/core/wire'

interface Page<Item, After> {
  readonly items: readonly Item[]
  readonly next?: After | undefined
}

async function everyPage<Item, After>(
  read: (after: After | undefined) => Promise<Page<Item, After>>,
): Promise<readonly Item[]> {
  const all: Item[] = []
  for (let after: After | undefined; ;) {
    const { items, next } = await read(after)
    all.push(...items)
    if (next === undefined) return all
    after = next
  }
}

const from = <After>(after: After | undefined) => (after === undefined ? {} : { after })

export const allMessages = (client: BatchClient, batch: string): Promise<readonly BatchMessage[]> =>
  everyPage(async (after: number | undefined) => {
    const { messages, next } = await client.messages(batch, { limit: 1000, ...from(after) })
    return { items: messages, next }
  })

export const allCopies = (client: BatchClient): Promise<readonly SandboxCopy[]> =>
  everyPage(async (after: string | undefined) => {
    const { copies, next } = await client.sandbox.phones({ limit: 1000, ...from(after) })
    return { items: copies, next }
  })

export const allRecords = (client: BatchClient): Promise<readonly SandboxRecord[]> =>
  everyPage(async (after: string | undefined) => {
    const { records, next } = await client.sandbox.records({ limit: 1000, ...from(after) })
    return { items: records, next }
  })

/** Every patient of a batch is in exactly one bucket, as kept, as recounted by the server, and as counted here. */
export async function assertOneOutcomeEach(
  client: BatchClient,
  batch: string,
): Promise<readonly BatchMessage[]> {
  const [{ patients, counts, agrees, sum }, messages] = await Promise.all([
    client.reconciliation(batch),
    allMessages(client, batch),
  ])
  assert.ok(agrees)
  assert.equal(sum, patients)
  assert.equal(messages.length, patients)
  assert.equal(new Set(messages.map(({ id }) => id)).size, patients)
  for (const bucket of buckets) {
    const found = messages.filter((message) => message.bucket === bucket).length
    assert.equal(found, counts[bucket], bucket)
  }
  return messages
}

/** A key names message, step and try. */
const messageAndStep = ({ key }: SandboxCopy) => key.split(':').slice(0, 2).join(':')

/** No step of a message arrived twice, on whichever phone. */
export function assertNoSecondCopies(copies: readonly SandboxCopy[]): void {
  const arrived = copies.filter(({ state }) => state !== 'failed').map(messageAndStep)
  const twice = arrived.filter((step, at) => arrived.indexOf(step) !== at)
  assert.deepEqual(twice, [])
}

/** Where a patient belongs once nothing is on its way any more, going by what arrived alone. */
function bucketByPhones(copies: readonly SandboxCopy[]): Bucket | undefined {
  const living = copies.filter(({ state }) => state !== 'failed')
  if (living.some(({ channel }) => channel === 'email')) return 'emailed'
  if (living.some(({ state }) => state === 'delivered' || state === 'read')) return 'delivered'
  return living.length > 0 ? 'no-confirmation' : undefined
}

const withoutCopy: readonly Bucket[] = ['failed', 'not-contactable', 'cancelled', 'skipped']

/**
 * The provider's books and the ledger tell the same story, patient by patient. Only an unknown outcome may have a copy
 * or none.
 */
export function assertPhonesAgree(messages: readonly BatchMessage[], copies: readonly SandboxCopy[]): void {
  const byMessage = new Map<string, SandboxCopy[]>(messages.map(({ id }) => [id, []]))
  for (const copy of copies) byMessage.get(copy.key.split(':', 1)[0] ?? '')?.push(copy)
  for (const { id, line, bucket } of messages) {
    if (bucket === 'outcome-unknown') continue
    const arrived = bucketByPhones(byMessage.get(id) ?? [])
    if (arrived === undefined)
      assert.ok(withoutCopy.includes(bucket), `line ${line} has no copy and is ${bucket}`)
    else assert.equal(bucket, arrived, `line ${line}`)
  }
}

/** Every record entry belongs to a patient of the batch that says so, and none is missing. */
export function assertRecordsAgree(
  messages: readonly BatchMessage[],
  records: readonly SandboxRecord[],
): void {
  const written = messages.filter(({ record }) => record === 'written').map(({ nhsNumber }) => nhsNumber)
  const sent = records.filter(({ kind }) => kind === 'sent').map(({ nhsNumber }) => nhsNumber)
  assert.deepEqual(sent.toSorted(), written.toSorted())
}
