import assert from 'node:assert/strict'
import type { ByteRange } from '../../ports/attachment-store.ts'
import type { AttachmentStoreSubject } from '../attachment-store-suite.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import { readAll, summary } from './read-all.ts'

const contentType = 'application/pdf'
/** Long enough for several pieces, and no two places alike. */
const size = 700_001
const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) % 251)

const ranges: readonly ByteRange[] = [
  { first: 0, last: 0 },
  { first: 1, last: 9 },
  { first: 262_143, last: 262_144 },
  { first: 200_000, last: 600_000 },
  { first: 524_288 },
  { first: size - 1 },
  { first: 699_000, last: 10_000_000 },
]

const notRanges: readonly ByteRange[] = [
  { first: size },
  { first: size + 5, last: size + 9 },
  { first: 5, last: 4 },
  { first: -1 },
  { first: 0.5 },
  { first: Number.NaN },
]

/** Reading a part of an attachment, as browsers ask for it. */
export function rangeCases(options: SuiteOptions<AttachmentStoreSubject>): void {
  const check = (name: string, run: (subject: AttachmentStoreSubject) => Promise<void>) =>
    suiteCase(options, `attachment store: ${name}`, async (subject) => {
      await subject.attachments.put('a-1', { contentType, bytes })
      await run(subject)
    })

  check('reads a long one whole', async ({ attachments }) => {
    assert.deepEqual(await readAll(attachments, 'a-1'), { contentType, size, read: summary(bytes) })
  })

  check('reads the part that is asked for, and tells the size of the whole', async ({ attachments }) => {
    for (const range of ranges) {
      const part = bytes.subarray(range.first, range.last === undefined ? undefined : range.last + 1)
      const read = await readAll(attachments, 'a-1', range)
      assert.deepEqual(read, { contentType, size, read: summary(part) }, JSON.stringify(range))
    }
  })

  check('refuses what is no part of it', async ({ attachments }) => {
    await attachments.put('empty', { contentType, bytes: new Uint8Array() })
    for (const range of notRanges)
      await assert.rejects(attachments.get('a-1', range), { code: 'request-invalid' }, JSON.stringify(range))
    await assert.rejects(attachments.get('empty', { first: 0 }), { code: 'request-invalid' })
    assert.equal(await attachments.get('unknown', { first: 5, last: 4 }), undefined)
  })

  check('many read it at once, some of them not to the end', async ({ attachments }) => {
    const tasters = await Promise.all(Array.from({ length: 20 }, () => attachments.get('a-1')))
    for (const taster of tasters) {
      const reader = taster?.bytes.getReader()
      const first = await reader?.read()
      assert.equal(first?.value?.[1], bytes[1])
      await reader?.cancel()
    }
    const readers = await Promise.all(Array.from({ length: 5 }, () => readAll(attachments, 'a-1')))
    for (const reader of readers) assert.deepEqual(reader?.read, summary(bytes))
  })

  check('what is read while it is removed is never mixed with something else', async ({ attachments }) => {
    const reader = (await attachments.get('a-1'))?.bytes.getReader()
    const pieces: Uint8Array[] = []
    const more = async () => {
      const piece = await reader?.read()
      if (piece?.value !== undefined) pieces.push(piece.value)
      return piece?.done === false
    }
    await more()
    await attachments.remove('a-1')
    // It may end early, with an error that says so.
    while (await more().catch(() => false));
    const read = Buffer.concat(pieces)
    assert.deepEqual(summary(read), summary(bytes.subarray(0, read.length)))
  })
}
