import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { files, read } from './tree.ts'

interface Row {
  readonly rule: string
  readonly where: string
  readonly shown: string
}

const page = 'docs/reference/guide-coverage.md'
const rows: readonly Row[] = [...read(page).matchAll(/^\| `(g[^`]+)` *\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, rule = '', , where = '']) => ({ rule, where: where.trim(), shown: where }),
)

test('every rule of the guide has a row, numbered without gaps', () => {
  const numbers = rows.map(({ rule }) => Number(rule.slice(1)))
  assert.ok(numbers.length > 0)
  assert.deepEqual(
    numbers,
    Array.from(numbers, (_, index) => index + 1),
  )
})

for (const { rule, where } of rows.filter((row) => !row.where.startsWith('later:'))) {
  test(`rule ${rule} is shown by a test that exists`, () => {
    const [, target = '', name = ''] = /^\[[^\]]+\]\(([^)]+)\): "(.+)"$/.exec(where) ?? []
    const path = posix.join('docs/reference', target)
    assert.ok(files.includes(path), `no file ${path}`)
    assert.ok(
      read(path).includes(name.replaceAll("'", "\\'")) || read(path).includes(name),
      `no test "${name}" in ${path}`,
    )
  })
}
