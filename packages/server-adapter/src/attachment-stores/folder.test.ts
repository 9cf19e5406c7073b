import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { attachmentStoreSuite } from '../testing/attachment-store-suite.ts'
import { folderAttachments } from './folder.ts'

const letter = { contentType: 'text/plain', bytes: Buffer.from('Dear Joe') }

attachmentStoreSuite({
  test,
  make: async () => {
    const above = mkdtempSync(join(tmpdir(), 'carebatch-'))
    const folder = join(above, 'documents')
    return {
      attachments: folderAttachments({ folder }),
      reopened: async () => folderAttachments({ folder }),
      async close() {
        // Whatever an id says, nothing was written anywhere else.
        const outside = readdirSync(above).filter((name) => name !== 'documents')
        rmSync(above, { recursive: true })
        assert.deepEqual(outside, [])
      },
    }
  },
})

function folderOf(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const files = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile())
      .map((it) => join(it.parentPath, it.name))
  return { attachments: folderAttachments({ folder }), files }
}

test('a file is named after nothing that anybody knows, and only its owner reads it', async (t) => {
  const { attachments, files } = folderOf(t)
  await attachments.put('letter-of-9990548609', letter)
  const [file = '', ...others] = files()
  assert.deepEqual(others, [])
  assert.match(file, /\/[0-9a-f]{64}$/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('removing leaves no byte of it, nor of one that a process died over', async (t) => {
  const { attachments, files } = folderOf(t)
  await attachments.put('a-1', letter)
  writeFileSync(`${files()[0]}.half-written`, 'Dear J')
  await attachments.remove('a-1')
  assert.deepEqual(
    files().map((file) => readFileSync(file, 'utf8')),
    ['{"kind":"removed"}\n'],
  )
})

test('a file that was damaged is an error and not another document', async (t) => {
  const { attachments, files } = folderOf(t)
  await attachments.put('a-1', letter)
  writeFileSync(files()[0] ?? '', 'Dear Joe')
  await assert.rejects(attachments.find('a-1'), { code: 'server-failed' })
  await assert.rejects(attachments.get('a-1'), { code: 'server-failed' })
})
