import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { files, read } from './tree.ts'

const page = 'docs/reference/list-intake.md'
const claims = [...read(page).matchAll(/\[[^\]]+\.test\.ts\]\(([^)]+)\): "(.+)" *\|$/gm)].map(
  ([, target = '', name = '']) => [posix.join('docs/reference', target), name] as const,
)

test('the intake claims much, and each claim names a test', () => assert.ok(claims.length > 60))

test('each test that the page about the intake names exists', () => {
  const missing = claims.filter(([path, name]) => {
    if (!files.includes(path)) return true
    return ![name, name.replaceAll("'", "\\'")].some((written) => read(path).includes(written))
  })
  assert.deepEqual(missing, [])
})
