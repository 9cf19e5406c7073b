import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { newDataFolder, PortalProcess, runStart, type Ended } from './e2e/portal-process.ts'

/** One plain sentence on stderr, no stack, no address, exit code 1. */
function assertRefused({ code, stdout, stderr }: Ended, names: RegExp): void {
  assert.match(stderr, names)
  assert.equal(stderr.trim().split('\n').length, 1, stderr)
  assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/)
  assert.equal(stdout, '')
  assert.equal(code, 1)
}

test('a PORT that is no port is named', async () => {
  assertRefused(await runStart({ PORT: 'https' }).ended, /PORT .*"https"/)
})

test('an option that does not exist is named', async () => {
  assertRefused(await runStart({}, ['--verbose']).ended, /"--verbose"/)
})

test('a port that is taken is named, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  assertRefused(
    await runStart({ PORT: port, CAREBATCH_DATA: await newDataFolder() }).ended,
    new RegExp(`${port}.*PORT=`),
  )
  other.close()
})

test('a data folder that is a file is named', async () => {
  const file = join(await newDataFolder(), 'file')
  await writeFile(file, '')
  assertRefused(await runStart({ PORT: '0', CAREBATCH_DATA: file }).ended, /CAREBATCH_DATA/)
})

test('--help says how to choose port and folder, and starts nothing', async () => {
  const { code, stdout } = await runStart({}, ['--help']).ended
  assert.match(stdout, /PORT=.*\n.*CAREBATCH_DATA=/)
  assert.doesNotMatch(stdout, /127\.0\.0\.1/)
  assert.equal(code, 0)
})

test('the address is printed once, answers at once, and a second server on the same files is refused', async () => {
  const portal = await PortalProcess.start()
  try {
    const answer = await fetch(portal.address)
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /Fernway/)
    const second = await runStart({ PORT: '0', CAREBATCH_DATA: portal.data }).ended
    assertRefused(second, /already runs on this database/)
    assert.equal((await fetch(portal.address)).status, 200)
  } finally {
    const { code, stdout, stderr } = await portal.stop()
    assert.equal(stdout.match(/http:/g)?.length, 1)
    assert.equal(stderr, '')
    assert.equal(code, 0)
  }
})
