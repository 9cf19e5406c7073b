import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { engineSteps, type StepName } from './steps.ts'

const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((file) => !/\.(test|fixtures)\.ts$/.test(file))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))

const named = sources.flatMap((text) =>
  [...text.matchAll(/\.transaction\(\s*'([^']+)'/g)].map(([, name]) => name),
)

test('the list of steps names every transaction of the engine, and no other', () => {
  assert.deepEqual([...new Set(named)].toSorted(), Object.keys(engineSteps).toSorted())
})

test('no transaction of the engine has a name that is made up at run time', () => {
  const calls = sources.flatMap((text) => [...text.matchAll(/\.transaction\(/g)])
  const throughContext = 1
  assert.equal(calls.length, named.length + throughContext)
})

test('docs/reference/engine-steps.md has a row for each step, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/reference/engine-steps.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `([^`]+)` +\| (writes|reads) /gm)].map(([, name = '', kind]) => [
    name,
    kind,
  ])
  const listed = Object.entries(engineSteps).map(([name, kind]) => [name as StepName, kind])
  assert.deepEqual(rows.toSorted(), listed.toSorted())
})
