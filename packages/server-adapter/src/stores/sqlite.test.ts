import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import Database from 'better-sqlite3'
import { batchStoreSuite } from '../testing/batch-store-suite.ts'
import { threeMessages } from '../testing/batch-store/fixtures.ts'
import { sqliteSubject } from '../testing/batch-store/subjects.fixtures.ts'
import { sqlite } from './sqlite.ts'

const inFolder = async (run: (file: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-'))
  try {
    await run(join(folder, 'batch.db'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

batchStoreSuite({ test, make: () => sqliteSubject() })

test('a second store on the same file is refused until the first is closed', () =>
  inFolder(async (file) => {
    const first = sqlite({ file })
    await first.open()
    const second = sqlite({ file })
    await assert.rejects(second.open(), { code: 'database-in-use' })
    await first.close()
    await second.open()
    await second.close()
  }))

test('a process that was killed leaves no lock behind', () =>
  inFolder(async (file) => {
    const code = `
      import { sqlite } from ${JSON.stringify(new URL('./sqlite.ts', import.meta.url).href)}
      const store = sqlite({ file: ${JSON.stringify(file)} })
      await store.open()
      process.kill(process.pid, 'SIGKILL')`
    const dead = spawnSync(process.execPath, [
      '--conditions=carebatch-source',
      '--input-type=module',
      '-e',
      code,
    ])
    assert.equal(dead.signal, 'SIGKILL', String(dead.stderr))
    const store = sqlite({ file })
    await store.open()
    await store.close()
  }))

test('whoever held a lease is dead once the file is opened again', () =>
  inFolder(async (file) => {
    const claim = {
      kind: 'send',
      channel: 'sms',
      now: 1_000,
      limit: 9,
      lease: { token: 'a', forMs: 1e12 },
    } as const
    for (const time of ['first', 'second']) {
      const store = sqlite({ file })
      await store.open()
      if (time === 'first') await store.transaction('test', threeMessages)
      const claimed = await store.transaction('test', ({ tasks }) => tasks.claim(claim))
      assert.equal(claimed.length, 3)
      await store.close()
    }
  }))

test('a file that is no database is refused, left as it is, and not locked', () =>
  inFolder(async (file) => {
    writeFileSync(file, 'NHS Number,Name\n'.repeat(100))
    const before = readFileSync(file, 'utf8')
    await assert.rejects(sqlite({ file }).open(), { code: 'database-unreadable' })
    await assert.rejects(sqlite({ file }).open(), { code: 'database-unreadable' })
    assert.equal(readFileSync(file, 'utf8'), before)
  }))

test('a store that is not open says so', async () => {
  const store = sqlite({ file: ':memory:' })
  await assert.rejects(async () => store.transaction('test', async () => undefined), {
    code: 'database-unreadable',
  })
})

test('durable: write-ahead log, and foreign keys are watched', () =>
  inFolder(async (file) => {
    const store = sqlite({ file })
    await store.open()
    await assert.rejects(
      store.transaction('test', ({ messages }) =>
        messages.addEvents([{ message: 'nobody', at: 1, code: 'submitted' }]),
      ),
      /FOREIGN KEY/,
    )
    const reader = new Database(file, { readonly: true })
    assert.equal(reader.pragma('journal_mode', { simple: true }), 'wal')
    reader.close()
    await store.close()
  }))
