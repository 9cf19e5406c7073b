import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gsmSeptets, septetsAt } from './gsm-alphabet.ts'

/** By septet, as unicode.org lists it (ETSI/GSM0338.TXT, from ETSI TS 123 038); 0x1b announces an extension. */
const basicTable = [
  '0040 00a3 0024 00a5 00e8 00e9 00f9 00ec 00f2 00c7 000a 00d8 00f8 000d 00c5 00e5',
  '0394 005f 03a6 0393 039b 03a9 03a0 03a8 03a3 0398 039e 001b 00c6 00e6 00df 00c9',
  '0020 0021 0022 0023 00a4 0025 0026 0027 0028 0029 002a 002b 002c 002d 002e 002f',
  '0030 0031 0032 0033 0034 0035 0036 0037 0038 0039 003a 003b 003c 003d 003e 003f',
  '00a1 0041 0042 0043 0044 0045 0046 0047 0048 0049 004a 004b 004c 004d 004e 004f',
  '0050 0051 0052 0053 0054 0055 0056 0057 0058 0059 005a 00c4 00d6 00d1 00dc 00a7',
  '00bf 0061 0062 0063 0064 0065 0066 0067 0068 0069 006a 006b 006c 006d 006e 006f',
  '0070 0071 0072 0073 0074 0075 0076 0077 0078 0079 007a 00e4 00f6 00f1 00fc 00e0',
]
const extensionTable = '000c 005e 007b 007d 005c 005b 007e 005d 007c 20ac'

const codesOf = (table: string): readonly number[] => table.split(' ').map((code) => parseInt(code, 16))
const basic = codesOf(basicTable.join(' '))
const extension = new Set(codesOf(extensionTable))

test('the table has 128 places, one of them for the escape', () => {
  assert.equal(basic.length, 128)
  assert.equal(new Set(basic).size, 128)
  assert.equal(extension.size, 10)
})

test('every character of the first two planes takes what the table says, and no other is in the alphabet', () => {
  const one = new Set(basic.filter((code) => code !== 0x1b))
  for (let code = 0; code <= 0x1ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const expected = one.has(code) ? 1 : extension.has(code) ? 2 : undefined
    const character = String.fromCodePoint(code)
    assert.equal(gsmSeptets(character), expected, code.toString(16))
    if (code <= 0xffff) assert.equal(septetsAt(character, 0), expected ?? 0, code.toString(16))
  }
})
