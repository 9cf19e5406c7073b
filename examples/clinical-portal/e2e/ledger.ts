import assert from 'node:assert/strict'
import { buckets, type Channel } from '@carebatch/core'
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

export const ofChannel = (copies: readonly SandboxCopy[], channel: Channel): readonly SandboxCopy[] =>
  copies.filter((copy) => copy.channel === channel)

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
