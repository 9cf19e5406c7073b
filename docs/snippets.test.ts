import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { snippets } from './snippets.ts'
import { root } from './tree.ts'

const folder = join(root, 'docs/data/snippets')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
after(() => rmSync(folder, { recursive: true, force: true }))

const blocks = snippets().map((snippet, index) => ({ ...snippet, file: join(folder, `block-${index}.ts`) }))
for (const { file, code } of blocks) writeFileSync(file, `${code}\nexport {}\n`)

test('every TypeScript block of the documentation type-checks', () => {
  assert.ok(blocks.length > 0)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../../tsconfig.tests.json',
      include: ['*.ts'],
      exclude: [],
      references: [],
    }),
  )
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', folder], { encoding: 'utf8' })
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
    const named = blocks.reduce(
      (text, { file, page, line }) => text.replaceAll(file.slice(root.length + 1), `${page}:${line}`),
      output,
    )
    assert.fail(named)
  }
})

for (const { file, page, line, notRunBecause } of blocks.filter(
  (block) => block.notRunBecause === undefined,
)) {
  test(`the block at ${page}:${line} runs${notRunBecause ?? ''}`, () => {
    execFileSync(process.execPath, ['--conditions=carebatch-source', file], { cwd: root, timeout: 60_000 })
  })
}
