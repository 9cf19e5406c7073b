import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { snippets } from './snippets.ts'
import { read, root } from './tree.ts'

const page = 'docs/guides/write-an-adapter.md'
const data = join(root, 'packages/server-adapter/data')
mkdirSync(data, { recursive: true })
const folder = mkdtempSync(join(data, 'guide-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const bin = join(root, 'packages/server-adapter/bin/carebatch.js')
  try {
    const node = [process.execPath, ['--conditions=carebatch-source', bin, ...args]] as const
    const { stdout } = await promisify(execFile)(...node, { cwd: folder, env })
    return { code: 0, out: stdout }
  } catch (error) {
    const { code, stdout } = Object(error) as { code: number; stdout: string }
    return { code, out: stdout }
  }
}

/** The commands of the page, in its order, as they are typed after `npx carebatch`. */
const commands = [...read(page).matchAll(/^npx carebatch (.+)$/gm)].map(([, words = '']) => words.split(' '))

test('who follows the guide word by word comes from nothing to a passing suite', async () => {
  const [begin, seeMissing, pass] = commands
  assert.ok(begin !== undefined && seeMissing !== undefined && pass !== undefined)
  assert.equal((await run(...begin)).code, 0)

  const before = await run(...seeMissing)
  assert.equal(before.code, 1)
  const shown = /```text\n([\s\S]*?)…\n(.+)\n```/.exec(read(page))
  for (const part of shown?.slice(1) ?? ['no output is shown'])
    assert.ok(before.out.includes(part.trim()), part)

  const [finished] = snippets().filter((snippet) => snippet.page === page)
  const path = join(folder, 'senders/my-gateway.ts')
  assert.match(readFileSync(path, 'utf8'), /export function myGateway\(/)
  writeFileSync(path, finished?.code ?? '')
  const after = await run(...pass)
  assert.equal(after.code, 0, after.out)
  assert.match(after.out, /13 of 13 cases hold\./)
})
