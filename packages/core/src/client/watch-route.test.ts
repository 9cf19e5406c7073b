import assert from 'node:assert/strict'
import test from 'node:test'
import { createBatchClient } from './create-batch-client.ts'
import { routeCaller } from './route-caller.ts'
import { routes } from '../wire/index.ts'
import { watchRoute } from './watch-route.ts'

type Answer = () => Response

const text = (event: string, data: unknown) =>
  new TextEncoder().encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

function stream(parts: readonly Uint8Array[], end: 'ends' | 'breaks' | 'hangs' = 'ends'): Answer {
  return () =>
    new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const part of parts) controller.enqueue(part)
          if (end === 'ends') controller.close()
        },
        pull(controller) {
          if (end === 'breaks') controller.error(new TypeError('terminated'))
        },
      }),
    )
}

function options(answers: readonly [Answer, ...Answer[]]) {
  let calls = 0
  return {
    calls: () => calls,
    options: {
      apiBase: 'http://127.0.0.1:9',
      getToken: async () => ({ token: 't', expiresAt: '2099-01-01T00:00:00Z' }),
      retryDelay: () => 0,
      fetch: async () => (answers[Math.min(++calls, answers.length) - 1] ?? answers[0])(),
    },
  }
}

const snapshot = (version: number) => ({ version, batches: [] })
const event = (version: number) => text('batches', snapshot(version))
const list = (received: number) =>
  text('patient-list', {
    id: 'l',
    clinicalSystem: 'systmone',
    fileName: 'f.csv',
    contactDetailsFromList: false,
    state: 'receiving',
    rows: 9,
    received,
    lookedUp: 0,
    noAnswer: 0,
    updatedAt: '2026-11-24T10:00:00.000Z',
  })
const refusal =
  (code: string, status: number): Answer =>
  () =>
    Response.json(
      { type: 'x', title: 'x', status, detail: 'x', code, retryable: false, reference: 'r' },
      { status },
    )

/** Versions seen until `last` came, after which the reader leaves. */
async function versionsUntil(last: number, answers: readonly [Answer, ...Answer[]]): Promise<number[]> {
  const leave = new AbortController()
  const seen: number[] = []
  for await (const { version } of createBatchClient(options(answers).options).watchBatches({
    signal: leave.signal,
  })) {
    seen.push(version)
    if (version === last) leave.abort()
  }
  return seen
}

test('snapshots come as they are sent, and the end of the signal is the end, without an error', async () => {
  assert.deepEqual(await versionsUntil(2, [stream([event(1), event(2)], 'hangs')]), [1, 2])
})

test('an older snapshot is dropped: newest wins', async () => {
  assert.deepEqual(
    await versionsUntil(5, [stream([event(3), event(2), event(3), event(5)], 'hangs')]),
    [3, 5],
  )
})

test('it goes on after a connection that ended, broke, or could not be made', async () => {
  const gone: Answer = () => {
    throw new TypeError('fetch failed')
  }
  const answers = [
    stream([event(1)]),
    stream([event(2)], 'breaks'),
    gone,
    stream([event(2), event(3)], 'hangs'),
  ] as const
  assert.deepEqual(await versionsUntil(3, answers), [1, 2, 3])
})

test('events of another name and heartbeats are passed over', async () => {
  const heartbeat = new TextEncoder().encode(':\n\n')
  assert.deepEqual(await versionsUntil(1, [stream([heartbeat, text('batch', {}), event(1)], 'hangs')]), [1])
})

test('what a repeat cannot change is told to the reader', async () => {
  await assert.rejects(versionsUntil(1, [refusal('not-found', 404)]), { code: 'not-found' })
  await assert.rejects(versionsUntil(1, [stream([text('batches', { version: 'x' })])]), {
    code: 'response-invalid',
  })
})

test('progress of a list has no version, so every snapshot counts', async () => {
  const leave = new AbortController()
  const { options: made } = options([stream([list(1), list(3)], 'hangs')])
  const seen: number[] = []
  for await (const { received } of createBatchClient(made).watchPatientList('l', { signal: leave.signal })) {
    seen.push(received)
    if (received === 3) leave.abort()
  }
  assert.deepEqual(seen, [1, 3])
})

test('a connection on which nothing comes any more, no heartbeat either, is given up for another', async () => {
  const leave = new AbortController()
  const { options: made, calls } = options([stream([event(1)], 'hangs'), stream([event(2)], 'hangs')])
  const watch = { delay: () => 0, silenceMs: 5 }
  for await (const { version } of watchRoute(
    routeCaller(made),
    routes.watchBatches,
    { signal: leave.signal },
    watch,
  ))
    if (version === 2) leave.abort()
  assert.equal(calls(), 2)
})

test('leaving the loop cancels the request', async () => {
  let cancelled = false
  const answer: Answer = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(event(1)),
        cancel() {
          cancelled = true
        },
      }),
    )
  const { options: made } = options([answer])
  for await (const _ of createBatchClient(made).watchBatches({ signal: new AbortController().signal })) break
  assert.equal(cancelled, true)
})

test('tells when the connection is lost, and that it is back also where nothing has changed meanwhile', async () => {
  const { options: it } = options([stream([event(1)]), stream([event(1)]), stream([event(2)])])
  const stop = new AbortController()
  const told: (number | 'back')[] = []
  const onGap = (gap: { readonly tries: number } | undefined) => told.push(gap?.tries ?? 'back')
  for await (const { version } of createBatchClient(it).watchBatches({ signal: stop.signal, onGap }))
    if (version === 2) stop.abort()
  assert.deepEqual(told, [1, 'back', 1, 'back'])
})
