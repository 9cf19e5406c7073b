import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RowReader } from './row-reader.ts'
import { rowLayout } from './row-layout.ts'

test('no row is lost as the columns grow', () => {
  const layout = rowLayout(['NHS Number'], { nhsNumber: 0 })
  const options = { today: '2026-11-24', allowTestNumbers: false, cellLength: 2_000 }
  const reader = new RowReader(layout, options, { issues: [], repairs: [] })
  for (let line = 2; line < 20_002; line++) reader.read(line, ['9990548609'], false)
  const { columns } = reader
  assert.equal(columns.length, 20_000)
  assert.ok(columns.nhsNumber.subarray(0, columns.length).every((number) => number === 9_990_548_609))
  assert.ok(columns.line.subarray(0, columns.length).every((line, index) => line === index + 2))
})
