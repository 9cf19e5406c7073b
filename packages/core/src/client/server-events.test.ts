import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readServerEvents, type ServerEvent } from './server-events.ts'

async function read(chunks: readonly Uint8Array[]): Promise<ServerEvent[]> {
  const bytes = (async function* () {
    yield* chunks
  })()
  const events: ServerEvent[] = []
  for await (const event of readServerEvents(bytes)) events.push(event)
  return events
}

const encode = (text: string) => new TextEncoder().encode(text)

const cases = [
  ['an event', 'event: batch\ndata: {"a":1}\n\n', [{ event: 'batch', data: '{"a":1}' }]],
  ['a heartbeat gives nothing', ': \n\n:\n\n', []],
  ['no name', 'data: x\n\n', [{ event: 'message', data: 'x' }]],
  ['no space after the colon', 'event:a\ndata:x\n\n', [{ event: 'a', data: 'x' }]],
  ['several data lines', 'data: a\ndata: b\n\n', [{ event: 'message', data: 'a\nb' }]],
  ['lines ended as Windows does', 'event: a\r\ndata: x\r\n\r\n', [{ event: 'a', data: 'x' }]],
  ['an event that is cut off is none', 'data: x\n\ndata: y', [{ event: 'message', data: 'x' }]],
] as const

for (const [name, text, events] of cases) {
  test(`server-sent events: ${name}`, async () => {
    assert.deepEqual(await read([encode(text)]), events)
  })
}

test('it makes no difference where the bytes are cut, not even within a letter', async () => {
  const text = 'event: a\r\ndata: Siân\r\n\r\n:\r\n\r\nevent: b\ndata: 😀\n\n'
  const whole = await read([encode(text)])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(encode(text).length)), async (cuts) => {
      const bytes = encode(text)
      const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      const chunks = edges.slice(1).map((end, index) => bytes.slice(edges[index], end))
      assert.deepEqual(await read(chunks), whole)
    }),
  )
})
