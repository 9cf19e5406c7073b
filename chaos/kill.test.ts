import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import kill from './kill.ts'

for (const store of ['sqlite', 'postgres']) {
  test(`workers killed in mid-send lose nobody and send nobody two copies (${store})`, async () => {
    const result = await kill.run(['--short', '--store', store])
    assert.ok(stands(result), JSON.stringify(result))
    assert.ok(result.killsInFlight > 0, 'no kill hit a call that was under way')
  })
}
