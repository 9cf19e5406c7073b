import assert from 'node:assert/strict'
import test from 'node:test'
import { eventStream } from './event-stream.ts'

async function* snapshots(...versions: readonly number[]) {
  for (const version of versions) yield { version, snapshot: { version } }
}

const quiet = { event: 'batch', onLeft: () => undefined, onFailure: () => undefined }

test('each snapshot is one event with a name', async () => {
  const response = eventStream({ ...quiet, snapshots: snapshots(1, 2) })
  assert.equal(response.headers.get('content-type'), 'text/event-stream')
  assert.equal(
    await response.text(),
    ':\n\nid: 1\nevent: batch\ndata: {"version":1}\n\nid: 2\nevent: batch\ndata: {"version":2}\n\n',
  )
})

test('a reader who leaves is told of, and nothing is sent after', async () => {
  let leave = (): void => undefined
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  const endless = (async function* () {
    yield { version: 1, snapshot: 1 }
    await left
    yield { version: 2, snapshot: 2 }
  })()
  const reader = eventStream({ ...quiet, snapshots: endless, onLeft: leave }).body?.getReader()
  await reader?.read()
  await reader?.cancel()
  await left
})

test('a failure on the way ends the stream, and is told to us only', async () => {
  const failures: unknown[] = []
  const failing = (async function* () {
    yield { version: 1, snapshot: 1 }
    throw new Error('Okafor, 999 054 8609')
  })()
  const response = eventStream({ ...quiet, snapshots: failing, onFailure: (error) => failures.push(error) })
  assert.equal(await response.text(), ':\n\nid: 1\nevent: batch\ndata: 1\n\n')
  assert.equal(failures.length, 1)
})

test('a heartbeat comes at once and every 15 seconds, and none after the end', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  let end = (): void => undefined
  const waiting = (async function* () {
    await new Promise<void>((resolve) => {
      end = resolve
    })
    yield { version: 1, snapshot: 1 }
  })()
  const reader = eventStream({ ...quiet, snapshots: waiting }).body?.getReader()
  assert.equal(new TextDecoder().decode((await reader?.read())?.value), ':\n\n')
  t.mock.timers.tick(15_000)
  assert.equal(new TextDecoder().decode((await reader?.read())?.value), ':\n\n')
  end()
  assert.match(new TextDecoder().decode((await reader?.read())?.value), /^id: 1\nevent: batch/)
  assert.equal((await reader?.read())?.done, true)
  // A heartbeat into a stream that has ended would throw.
  t.mock.timers.tick(15_000)
})
