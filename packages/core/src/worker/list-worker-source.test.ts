import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listWorkerScript } from '../../generate/list-worker-source.ts'
import { listWorkerSource } from './list-worker-source.ts'

test('the carried text is what the sources make (else run packages/core/generate/list-worker-source.ts)', async () => {
  assert.ok(listWorkerSource === (await listWorkerScript()), 'the carried text is stale')
})
