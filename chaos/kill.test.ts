import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import kill from './kill.ts'

for (const store of ['sqlite', 'postgres']) {
  test(`workers killed in mid-send lose nobody and send nobody two copies (${store})`, async () => {
    let result = await kill.run(['--short', '--store', store])
    // A busy machine may let a short batch pass before anybody is killed: that shows nothing, and is tried anew.
    for (let again = 1; again <= 2 && result.killsInFlight === 0; again++)
      result = await kill.run(['--short', '--store', store, '--seed', String(11 + again)])
    assert.ok(stands(result), JSON.stringify(result))
    assert.ok(result.killsInFlight > 0, 'no kill hit a call that was under way')
  })
}
