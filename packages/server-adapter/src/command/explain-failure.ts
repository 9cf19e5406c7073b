import { AssertionError } from 'node:assert'
import { inspect } from 'node:util'
import { reasonOf } from './load-default.ts'

const short = { depth: 2, breakLength: Infinity, maxArrayLength: 8, maxStringLength: 120 } as const

/**
 * Why a case of a suite does not hold, in lines for whoever writes the adapter: what was thrown, or what was seen and
 * what should have been.
 */
export function explainFailure(error: unknown): readonly string[] {
  if (!(error instanceof AssertionError)) return [`It threw: ${reasonOf(error)}`]
  // `assert.rejects` that met another error than it wanted.
  if (error.actual instanceof Error) return [`It threw: ${reasonOf(error.actual)}`, ...wanted(error)]
  if (error.generatedMessage === false) return [`It should hold that: ${reasonOf(error)}`, ...seen(error)]
  if (error.operator === 'rejects') return ['It answered, where it should have rejected.']
  return seen(error)
}

function seen({ actual, expected, operator }: AssertionError): readonly string[] {
  const found = `Seen:     ${inspect(actual, short)}`
  if (operator === '==' || expected === undefined) return [found]
  return [found, `Expected: ${inspect(expected, short)}`]
}

function wanted({ expected }: AssertionError): readonly string[] {
  return typeof expected === 'object' && expected !== null && 'code' in expected
    ? [`Expected: a CareBatchError with the code ${String(expected.code)}`]
    : []
}
