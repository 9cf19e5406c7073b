import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, sources } from './tree.ts'

/** Deciding is pure: what is ambient comes in as an argument. */
const ambient: readonly (readonly [string, RegExp])[] = [
  ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bTemporal\.Now\b/],
  ['chance', /\bMath\.random\(|\bcrypto\.(?:getRandomValues|randomUUID)/],
  ['the network', /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b/],
  ['a timer that decides', /\bsetInterval\(/],
  ['the process or the page', /\bprocess\.|\bdocument\.|(?<!-)\bwindow\.|\blocalStorage\b/],
]

const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

test('core uses no ambient clock, chance, network or page (client and worker excepted)', () => {
  const files = sources('packages/core/src').filter((file) => !/\/src\/(client|worker)\//.test(file))
  const found = files.flatMap((file) =>
    ambient
      .filter(([, pattern]) => pattern.test(withoutComments(read(file))))
      .map(([what]) => `${file}: ${what}`),
  )
  assert.deepEqual(found, [])
})
