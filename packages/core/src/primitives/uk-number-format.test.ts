import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { nationalFormat } from './uk-number-format.ts'
import { ukNumberForm } from './uk-number-form.ts'

test('every number of the plan is written as the library writes it', () => {
  let seen = 0
  for (const length of [7, 9, 10])
    for (let step = 0; step < 60_000; step += 1) {
      const national = String(
        Math.floor(10 ** (length - 1) + ((step * 7_919 * 104_729) % (9 * 10 ** (length - 1)))),
      )
      if (ukNumberForm(national) === undefined) continue
      seen += 1
      assert.equal(
        nationalFormat(national),
        parsePhoneNumberFromString(`+44${national}`)?.formatNational(),
        national,
      )
    }
  assert.ok(seen > 10_000, String(seen))
})
