import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCareBatchError } from '../errors.ts'
import { readPatientList } from '../patient-list/read-patient-list.ts'
import type { PatientList } from '../patient-list/patient-list.ts'
import { fakeWorker, type FakeWorker } from './list-worker.fixtures.ts'
import { patientListWorker, type PatientListWorker } from './patient-list-worker.ts'

const options = { clinicalSystem: 'systmone', today: '2026-11-24', allowTestNumbers: true }
const header = 'NHS Number,Mobile Number,Date of Birth,Name,Clinic\n'
const text = `${header}999 054 8609,O7700 900118,03/02/1961,"OKAFOR, Anthony",Tuesday
999 000 0018,not a number,04/02/1961,"PRYCE, Owen",Tuesday
999 054 8609,07700 900119,03/02/1961,"OKAFOR, Anthony",Friday
`

/** A reader whose worker is on this thread. */
function reader(serve?: Parameters<typeof fakeWorker>[0]): {
  lists: PatientListWorker
  worker: () => FakeWorker
} {
  const workers: FakeWorker[] = []
  const lists = patientListWorker({
    worker: () => {
      const worker = fakeWorker(serve)
      workers.push(worker)
      return worker
    },
    ways: [],
  })
  return { lists, worker: () => workers.at(-1) ?? assert.fail('no worker was started') }
}

const everything = ({ rows, cells, ...list }: PatientList) => ({
  ...list,
  rows: [...rows],
  cells: Array.from(rows, ({ line }) => cells(line)),
})

async function* chunks(): AsyncGenerator<Uint8Array | string> {
  yield new TextEncoder().encode(text.slice(0, 20))
  yield text.slice(20)
}

for (const [name, source] of [
  ['text', () => text],
  ['bytes', () => new TextEncoder().encode(text)],
  ['a file', () => new Blob([text])],
  ['a stream', chunks],
  ['patients of the host', () => [{ nhsNumber: '999 054 8609', phone: 7700900118, dateOfBirth: null }]],
] as const)
  test(`${name} is read in the worker as it is on the page`, async (t) => {
    const { lists, worker } = reader()
    t.after(lists.close)
    const inWorker = await lists.read(source(), options)
    assert.equal(lists.way, 'host')
    assert.ok(worker().sent.some(({ kind }) => kind === 'read'))
    assert.deepEqual(everything(inWorker), everything(await readPatientList(source(), options)))
  })

test('patients of the host travel in pages', async (t) => {
  const { lists, worker } = reader()
  t.after(lists.close)
  const patients = Array.from({ length: 2_500 }, () => ({ nhsNumber: '999 054 8609' }))
  assert.equal((await lists.read(patients, options)).rows.length, 2_500)
  assert.deepEqual(
    worker().sent.map(({ kind }) => kind),
    ['patients', 'patients', 'patients', 'read'],
  )
})

test('progress comes as the list is read, and ends with 1', async (t) => {
  const { lists } = reader()
  t.after(lists.close)
  const seen: number[] = []
  await lists.read(text, { ...options, onProgress: (fraction) => seen.push(fraction) })
  assert.equal(seen.at(-1), 1)
  assert.deepEqual(
    seen,
    seen.toSorted((one, other) => one - other),
  )
})

test('what is wrong with a file is thrown with its code and figures', async (t) => {
  const { lists } = reader()
  t.after(lists.close)
  await assert.rejects(lists.read('', options), { code: 'list-is-empty' })
  await assert.rejects(lists.read(text, { ...options, limits: { rows: 2 } }), (error) => {
    assert.ok(isCareBatchError(error))
    assert.deepEqual([error.code, error.details], ['list-too-large', { what: 'rows', found: 3, limit: 2 }])
    return true
  })
})

test('two lists are read side by side, each with its own answer', async (t) => {
  const { lists, worker } = reader()
  t.after(lists.close)
  const [three, one] = await Promise.all([
    lists.read(text, options),
    lists.read(`${header}9990000018,,,,\n`, options),
  ])
  assert.deepEqual([three.rows.length, one.rows.length], [3, 1])
  assert.equal(worker().sent.length, 2)
})

test('a cancelled reading rejects with the reason, tells the worker, and the next one is read', async (t) => {
  const { lists, worker } = reader()
  t.after(lists.close)
  const cancelling = new AbortController()
  const long = `${header}${'9990000018,,,,\n'.repeat(20_000)}`
  const reading = lists.read(long, {
    ...options,
    signal: cancelling.signal,
    onProgress: () => cancelling.abort(new Error('changed my mind')),
  })
  await assert.rejects(reading, /changed my mind/)
  assert.equal(worker().sent.at(-1)?.kind, 'cancel')
  assert.equal((await lists.read(text, options)).rows.length, 3)
})

test('a signal that is aborted already starts nothing', async () => {
  const { lists } = reader()
  await assert.rejects(
    lists.read(text, { ...options, signal: AbortSignal.abort(new Error('too late')) }),
    /too late/,
  )
  assert.equal(lists.way, undefined)
})

test('a worker that dies in the middle is not missed: the list is read on the page', async (t) => {
  const { lists, worker } = reader((channel) => {
    channel.postMessage({ kind: 'ready' }, [])
    channel.addEventListener('message', () => worker().fail())
  })
  t.after(lists.close)
  assert.equal((await lists.read(text, options)).rows.length, 3)
  assert.equal(lists.way, 'page')
  assert.equal((await lists.read(text, options)).rows.length, 3)
  assert.ok(worker().isTerminated())
})

test('a script that does not run is not waited for', async (t) => {
  const { lists, worker } = reader(() => void setImmediate(() => worker().fail()))
  t.after(lists.close)
  assert.equal((await lists.read(text, options)).rows.length, 3)
  assert.equal(lists.way, 'page')
})

test('what cannot be sent to a worker is read on the page', async (t) => {
  const { lists } = reader()
  t.after(lists.close)
  const { clinicalSystems } = await import('../clinical-systems/clinical-systems.ts')
  const ours = clinicalSystems.map((system) => ({ ...system, note: () => 'a function' }))
  assert.equal((await lists.read(text, { ...options, clinicalSystems: ours })).rows.length, 3)
})

test('without any way to start a worker, as in Node, lists are read all the same', async () => {
  const lists = patientListWorker()
  assert.equal((await lists.read(text, options)).rows.length, 3)
  assert.equal(lists.way, 'page')
})

test('a closed reader ends its worker, and starts another one when it is asked again', async (t) => {
  const { lists, worker } = reader()
  await lists.read(text, options)
  const first = worker()
  lists.close()
  await lists.read(text, options)
  assert.ok(first.isTerminated())
  assert.notEqual(worker(), first)
  t.after(lists.close)
})
