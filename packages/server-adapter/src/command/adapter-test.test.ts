import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runCarebatch, scratchFolder } from './carebatch.fixtures.ts'

const folder = scratchFolder('adapter-test-')
after(() => rmSync(folder, { recursive: true, force: true }))

/** A subject of a record writer that keeps entries in a map, with one thing changed. */
function subjectWith(write: string, more = ''): string {
  return `
    import { CareBatchError } from '@carebatch/core'
    const secret = process.env.RECORDS_API_KEY
    export default {
      kind: 'record-writer',
      async make() {
        const kept = new Map()
        return {
          writer: { name: 'mine', supports: { concurrency: 1 }, async write(entry, signal) { ${write} } },
          entries: async (key) => kept.get(key) ?? 0,
        }
      },
    }
    ${more}`
}

async function tested(source: string, env: Record<string, string> = {}) {
  writeFileSync(join(folder, 'mine.subject.mjs'), source)
  return runCarebatch(['adapter', 'test', 'mine.subject.mjs'], { folder, env })
}

test('a writer that keeps entries once passes: exit code 0', async () => {
  const { code, out } = await tested(subjectWith(`kept.set(entry.key, 1); return { kind: 'written' }`))
  assert.match(out, /6 of 6 cases hold\./)
  assert.doesNotMatch(out, /problem/)
  assert.equal(code, 0)
})

test('one that writes twice is told what was seen and what was expected', async () => {
  const twice = `kept.set(entry.key, (kept.get(entry.key) ?? 0) + 1); return { kind: 'written' }`
  const { code, out } = await tested(subjectWith(twice))
  assert.equal(code, 1)
  assert.match(
    out,
    /problem record writer: an entry handed over twice is there once\n +Seen: {5}2\n +Expected: 1\n/,
  )
  assert.match(out, /4 of 6 cases hold\./)
})

test('what it throws is told in one line, and without the secrets of the environment', async () => {
  const { code, out, err } = await tested(subjectWith(`throw new Error('refused: ' + secret + '\\nmore')`), {
    RECORDS_API_KEY: 'sk-very-secret',
  })
  assert.equal(code, 1)
  assert.match(out, /It threw: refused: …\n/)
  assert.doesNotMatch(out + err, /very-secret/)
})

test('a shipped adapter passes through the command', async () => {
  const { code, out } = await tested(`
    import { virtualClock } from '@carebatch/server-adapter/testing'
    import { outbox } from '@carebatch/server-adapter/record-writers/outbox'
    export default { kind: 'record-writer', async make() {
      const writer = outbox({ file: ':memory:', clock: virtualClock() })
      return { writer, entries: async (key) => writer.count(key), close: async () => writer.close() }
    } }`)
  assert.match(out, /6 of 6 cases hold\./)
  assert.equal(code, 0)
})

const refused: readonly (readonly [what: string, args: readonly string[], code: number, says: RegExp])[] = [
  ['no file', [], 2, /The file is missing\./],
  ['a file that is not there', ['nowhere.ts'], 2, /There is no file nowhere\.ts\./],
  ['a file without a default export', ['none.mjs'], 1, /has no default export/],
  [
    'something else as the default export',
    ['other.mjs'],
    1,
    /is no adapter under test: \{ kind, make \} is expected/,
  ],
  ['a kind that nobody has', ['kind.mjs'], 1, /is no adapter under test/],
  ['a file that does not load', ['broken.mjs'], 1, /broken\.mjs cannot be loaded: no port/],
]
for (const [what, args, code, says] of refused) {
  test(`${what}: a clear sentence`, async () => {
    writeFileSync(join(folder, 'none.mjs'), 'export const kind = 1')
    writeFileSync(join(folder, 'other.mjs'), 'export default {}')
    writeFileSync(join(folder, 'kind.mjs'), "export default { kind: 'toString', make() {} }")
    writeFileSync(join(folder, 'broken.mjs'), "throw new Error('no port')")
    const ran = await runCarebatch(['adapter', 'test', ...args], { folder })
    assert.equal(ran.code, code)
    assert.match(ran.err, says)
  })
}
