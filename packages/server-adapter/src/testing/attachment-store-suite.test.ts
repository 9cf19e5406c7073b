import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CareBatchError } from '@carebatch/core'
import type { AttachmentStore, ByteRange } from '../ports/attachment-store.ts'
import { failingCases } from './failing-cases.fixtures.ts'
import { attachmentStoreSuite, type AttachmentStoreSubject } from './attachment-store-suite.ts'

type Kept = Map<string, { contentType: string; bytes: Uint8Array } | 'removed'>
type Fault = (right: AttachmentStore, kept: Kept) => Partial<AttachmentStore>

const maxBytes = 1_000_000

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 100_000) controller.enqueue(bytes.slice(at, at + 100_000))
      controller.close()
    },
  })
}

function part(bytes: Uint8Array, range: ByteRange | undefined): Uint8Array {
  if (range === undefined) return bytes
  const { first, last = bytes.length - 1 } = range
  if (!Number.isInteger(first) || first < 0 || first > last || first >= bytes.length)
    throw new CareBatchError('request-invalid')
  return bytes.subarray(first, last + 1)
}

/** An attachment store in memory, as it should be. */
function right(kept: Kept): AttachmentStore {
  const there = (id: string) => {
    const found = kept.get(id)
    return found === 'removed' ? undefined : found
  }
  return {
    name: 'memory',
    supports: { maxBytes },
    async put(id, { contentType, bytes }) {
      if (bytes.length > maxBytes) throw new CareBatchError('request-too-large')
      if (!/^[\x20-\x7e]{1,255}$/.test(contentType)) throw new CareBatchError('request-invalid')
      const found = kept.get(id)
      if (found === 'removed') return 'removed'
      const isOther = found?.contentType !== contentType || Buffer.compare(found.bytes, bytes) !== 0
      if (found !== undefined && isOther) throw new CareBatchError('idempotency-key-reused')
      kept.set(id, { contentType, bytes: new Uint8Array(bytes) })
      return 'kept'
    },
    async find(id) {
      const found = there(id)
      return found && { contentType: found.contentType, size: found.bytes.length }
    },
    async get(id, range) {
      const found = there(id)
      if (found === undefined) return undefined
      const { contentType, bytes } = found
      return { contentType, size: bytes.length, bytes: streamOf(part(bytes, range)) }
    },
    async remove(id) {
      kept.set(id, 'removed')
    },
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const lower = (id: string) => id.toLowerCase()

const faults: Readonly<Record<string, Fault>> = {
  'says that it was kept and keeps nothing': () => ({ put: async () => 'kept' }),
  'keeps the newest': (store, kept) => ({
    async put(id, content) {
      if (kept.get(id) !== 'removed') kept.delete(id)
      return store.put(id, content)
    },
  }),
  'refuses a repeat': (store, kept) => ({
    async put(id, content) {
      if (kept.has(id)) throw new CareBatchError('idempotency-key-reused')
      return store.put(id, content)
    },
  }),
  'swallows other content under the same id': (store, kept) => ({
    put: async (id, content) => (kept.has(id) ? 'kept' : store.put(id, content)),
  }),
  'knows content by its bytes alone': (store, kept) => ({
    async put(id, content) {
      const found = kept.get(id)
      const isSame = found !== undefined && found !== 'removed' && found.bytes.length === content.bytes.length
      return store.put(id, isSame ? { ...content, contentType: found.contentType } : content)
    },
  }),
  'looks first and keeps later': (_, kept) => ({
    async put(id, content) {
      const found = kept.get(id)
      await turn()
      if (found === undefined) kept.set(id, content)
      return found === 'removed' ? 'removed' : 'kept'
    },
  }),
  'keeps the memory that it was given': (store, kept) => ({
    async put(id, content) {
      const outcome = await store.put(id, content)
      if (outcome === 'kept') kept.set(id, content)
      return outcome
    },
  }),
  'forgets the type': (store) => ({
    put: (id, content) => store.put(id, { ...content, contentType: 'application/octet-stream' }),
  }),
  'takes bytes for text': (store) => ({
    put: (id, { contentType, bytes }) =>
      store.put(id, { contentType, bytes: Buffer.from(new TextDecoder().decode(bytes)) }),
  }),
  'does not tell ids apart by case': (store) => ({
    put: (id, content) => store.put(lower(id), content),
    find: (id) => store.find(lower(id)),
    get: (id, range) => store.get(lower(id), range),
  }),
  'lets come back what was removed': (_, kept) => ({ remove: async (id) => void kept.delete(id) }),
  'lets come what was removed before it came': (_, kept) => ({
    remove: async (id) => void (kept.has(id) && kept.set(id, 'removed')),
  }),
  'removes nothing': () => ({ remove: async () => undefined }),
  'still tells the size of what was removed': (store, kept) => {
    const sizes = new Map<string, number>()
    return {
      async put(id, content) {
        sizes.set(id, content.bytes.length)
        return store.put(id, content)
      },
      find: async (id) =>
        (await store.find(id)) ??
        (kept.has(id) ? { contentType: 'text/plain', size: sizes.get(id) ?? 0 } : undefined),
    }
  },
  'throws where it is removed twice': (store, kept) => ({
    async remove(id) {
      if (kept.get(id) === 'removed') throw new CareBatchError('not-found')
      return store.remove(id)
    },
  }),
  'removes what begins alike': (_, kept) => ({
    async remove(id) {
      for (const other of new Set([...kept.keys(), id]))
        if (other.startsWith(id.slice(0, 2))) kept.set(other, 'removed')
    },
  }),
  'answers the size of the part': (store) => ({
    async get(id, range) {
      const found = await store.get(id, range)
      if (found === undefined || range === undefined) return found
      const bytes = await new Response(found.bytes).bytes()
      return { ...found, size: bytes.length, bytes: streamOf(bytes) }
    },
  }),
  'leaves out the last byte of a part': (store) => ({
    get: (id, range) =>
      store.get(
        id,
        range?.last === undefined ? range : { ...range, last: Math.max(range.first, range.last - 1) },
      ),
  }),
  'ignores the part that is asked for': (store) => ({ get: (id) => store.get(id) }),
  'gives the whole where the part is none': (store) => ({
    get: (id, range) => store.get(id, range).catch(() => store.get(id)),
  }),
  'gives everybody one and the same stream': (store) => {
    const given = new Map<string, Awaited<ReturnType<AttachmentStore['get']>>>()
    return {
      async get(id, range) {
        if (range !== undefined) return store.get(id, range)
        given.set(id, given.get(id) ?? (await store.get(id)))
        return given.get(id)
      },
    }
  },
  'cuts a long one off': (store) => ({
    put: (id, { contentType, bytes }) => store.put(id, { contentType, bytes: bytes.subarray(0, 600_000) }),
  }),
  'takes more than it declares': () => ({ supports: { maxBytes: maxBytes - 10 } }),
  'takes any type': (store, kept) => ({
    async put(id, content) {
      if (!/^[\x20-\x7e]{1,255}$/.test(content.contentType)) kept.set(id, content)
      return store.put(id, content)
    },
  }),
  'throws under an id that nobody gave': (store) => ({
    async get(id, range) {
      const found = await store.get(id, range)
      if (found === undefined) throw new CareBatchError('not-found')
      return found
    },
  }),
}

const subject = (fault: Fault) => async (): Promise<AttachmentStoreSubject> => {
  const kept: Kept = new Map()
  const good = right(kept)
  const attachments = { ...good, ...fault(good, kept) }
  return { attachments, reopened: async () => attachments }
}

test('the attachment store suite passes one that is right', async () => {
  const right = subject(() => ({}))
  assert.deepEqual(await failingCases(attachmentStoreSuite, right), [])
})

for (const [fault, broken] of Object.entries(faults)) {
  test(`the attachment store suite catches one that ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(attachmentStoreSuite, subject(broken)), [])
  })
}

test('the attachment store suite catches one that forgets everything when its process ends', async () => {
  const forgetful = async (): Promise<AttachmentStoreSubject> => ({
    attachments: right(new Map()),
    reopened: async () => right(new Map()),
  })
  assert.notDeepEqual(await failingCases(attachmentStoreSuite, forgetful), [])
})
