import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { listWorkerScript } from '../../generate/list-worker-source.ts'
import { listWorkerSource } from './list-worker-source.ts'

test('the carried text is what the sources make (else run packages/core/generate/list-worker-source.ts)', async () => {
  assert.ok(listWorkerSource === (await listWorkerScript()), 'the carried text is stale')
})

test('one reading path takes at most 30 kB on the wire, papaparse and phone metadata included', () => {
  assert.ok(gzipSync(listWorkerSource, { level: 9 }).byteLength <= 30 * 1024)
})
