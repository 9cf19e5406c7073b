import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keptSecret } from './kept-secret.ts'

test('a secret is made once, is long enough, and is for this user alone', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'carebatch-secret-'))
  t.after(() => rm(folder, { recursive: true }))
  const file = join(folder, 'links.key')
  const secrets = await Promise.all([keptSecret(file), keptSecret(file)])
  assert.equal(secrets[0]?.length, 43)
  assert.equal(await keptSecret(file), secrets[0])
  assert.equal((await stat(file)).mode & 0o777, 0o600)
})
