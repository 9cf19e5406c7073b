import assert from 'node:assert/strict'
import type { AttachmentStore } from '../ports/attachment-store.ts'
import { rangeCases } from './attachment-store/range-cases.ts'
import { readAll, summary } from './attachment-store/read-all.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface AttachmentStoreSubject extends Closable {
  /** With nothing in it. */
  readonly attachments: AttachmentStore
  /** The same place as another process finds it later. */
  reopened(): Promise<AttachmentStore>
}

const text = (words: string, contentType = 'text/plain') => ({
  contentType,
  bytes: new TextEncoder().encode(words),
})

/** What the engine relies on in every attachment store: kept whole or not at all, never changed, removed for good. */
export function attachmentStoreSuite(options: SuiteOptions<AttachmentStoreSubject>): void {
  const check = (name: string, run: (subject: AttachmentStoreSubject) => Promise<void>) =>
    suiteCase(options, `attachment store: ${name}`, run)
  const isThere = async (attachments: AttachmentStore, id: string, words: string) => {
    const { contentType, bytes } = text(words)
    assert.deepEqual(await attachments.find(id), { contentType, size: bytes.length })
    assert.deepEqual(await readAll(attachments, id), {
      contentType,
      size: bytes.length,
      read: summary(bytes),
    })
  }
  const isNot = async (attachments: AttachmentStore, id: string) => {
    assert.equal(await attachments.find(id), undefined)
    assert.equal(await attachments.get(id), undefined)
  }

  check('gives back what was kept, and its type', async ({ attachments }) => {
    assert.equal(await attachments.put('a-1', text('One letter')), 'kept')
    await isThere(attachments, 'a-1', 'One letter')
    await attachments.put('a-2', text('<p>', 'text/html; charset=utf-8'))
    assert.equal((await attachments.find('a-2'))?.contentType, 'text/html; charset=utf-8')
  })

  check('has nothing under an id that nobody gave', async ({ attachments }) => {
    await attachments.put('a-1', text('One letter'))
    await isNot(attachments, 'a-2')
  })

  check('keeps every byte as it is, and an attachment of no bytes', async ({ attachments }) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
    await attachments.put('a-1', { contentType: 'application/octet-stream', bytes })
    assert.deepEqual((await readAll(attachments, 'a-1'))?.read, summary(bytes))
    await attachments.put('a-2', text(''))
    await isThere(attachments, 'a-2', '')
  })

  check('keeps a copy: the memory that it came in may be used again', async ({ attachments }) => {
    const content = text('One letter')
    const kept = attachments.put('a-1', content)
    content.bytes.fill(0)
    await kept
    await isThere(attachments, 'a-1', 'One letter')
  })

  check('the same once more changes nothing, also at the same moment', async ({ attachments }) => {
    const twice = [attachments.put('a-1', text('Same')), attachments.put('a-1', text('Same'))]
    assert.deepEqual(await Promise.all(twice), ['kept', 'kept'])
    assert.equal(await attachments.put('a-1', text('Same')), 'kept')
    await isThere(attachments, 'a-1', 'Same')
  })

  check('what is kept never changes', async ({ attachments }) => {
    await attachments.put('a-1', text('First'))
    for (const other of [text('Other'), text('First', 'text/html')])
      await assert.rejects(attachments.put('a-1', other), { code: 'idempotency-key-reused' })
    await isThere(attachments, 'a-1', 'First')
  })

  check('of two contents that come for one id at once, one is kept whole', async ({ attachments }) => {
    const words = ['a'.repeat(300_000), 'b'.repeat(200_000)]
    const ends = await Promise.allSettled(words.map((it) => attachments.put('a-1', text(it))))
    const kept = words.filter((_, at) => ends[at]?.status === 'fulfilled')
    assert.equal(kept.length, 1)
    await isThere(attachments, 'a-1', kept.join())
  })

  check('keeps ids apart, whatever is in them', async ({ attachments }) => {
    const ids = ['A-1', 'a-1', '../a-1', 'a/1', 'a%2f1', '.', 'ÿ', 'a-1 ', 'a'.repeat(200), "a'1", 'a_1']
    for (const id of ids) await attachments.put(id, text(`Content of ${id}`))
    for (const id of ids) await isThere(attachments, id, `Content of ${id}`)
  })

  check('what was removed is gone, and the others stay', async ({ attachments }) => {
    await attachments.put('a-1', text('First'))
    await attachments.put('a-2', text('Second'))
    await attachments.remove('a-1')
    await attachments.remove('a-1')
    await isNot(attachments, 'a-1')
    await isThere(attachments, 'a-2', 'Second')
  })

  check('what was removed never comes back, nor what was removed before it came', async ({ attachments }) => {
    await attachments.put('a-1', text('First'))
    for (const id of ['a-1', 'a-2']) {
      await attachments.remove(id)
      assert.equal(await attachments.put(id, text('First')), 'removed')
      assert.equal(await attachments.put(id, text('Other')), 'removed')
      await isNot(attachments, id)
    }
  })

  check('kept and removed at the same moment, it is removed', async ({ attachments }) => {
    await Promise.all([attachments.put('a-1', text('First')), attachments.remove('a-1')])
    await isNot(attachments, 'a-1')
  })

  check('what was kept and what was removed outlive the process', async ({ attachments, reopened }) => {
    await attachments.put('a-1', text('First'))
    await attachments.put('a-2', text('Second'))
    await attachments.remove('a-2')
    const again = await reopened()
    await isThere(again, 'a-1', 'First')
    assert.equal(await again.put('a-2', text('Second')), 'removed')
  })

  check('takes as many bytes as it declares, and refuses one more', async ({ attachments }) => {
    const { maxBytes } = attachments.supports
    assert.ok(Number.isInteger(maxBytes) && maxBytes > 0)
    const bytes = new Uint8Array(maxBytes + 1)
    const contentType = 'application/octet-stream'
    await assert.rejects(attachments.put('a-1', { contentType, bytes }), { code: 'request-too-large' })
    await isNot(attachments, 'a-1')
    await attachments.put('a-1', { contentType, bytes: bytes.subarray(1) })
    assert.equal((await attachments.find('a-1'))?.size, maxBytes)
  })

  check('refuses a type that no header could carry', async ({ attachments }) => {
    for (const contentType of ['', 'text/html\r\nx-evil: 1', 'a'.repeat(5_000)])
      await assert.rejects(attachments.put('a-1', text('', contentType)), { code: 'request-invalid' })
    await isNot(attachments, 'a-1')
  })

  rangeCases(options)
}
