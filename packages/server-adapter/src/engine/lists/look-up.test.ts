import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PatientListProgress } from '@carebatch/core/wire'
import { larkfield, listRow, withEngine, type TestEngine } from '../test-engine.fixtures.ts'

async function announce({ engine }: TestEngine, rows: number): Promise<PatientListProgress> {
  return engine.createPatientList(larkfield, {
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    rows,
    contactDetailsFromList: false,
  })
}
const rows = (count: number) => Array.from({ length: count }, (_, index) => listRow(index + 2))

test(
  'a list is received, looked up and ready, and its facts come by line',
  withEngine({ senders: [] }, async (t) => {
    const { id } = await announce(t, 450)
    const received = await t.engine.putListRows(larkfield, id, rows(450))
    assert.deepEqual([received.state, received.received, received.lookedUp], ['receiving', 450, 0])
    assert.equal((await t.engine.lookUpList(larkfield, id)).state, 'looking-up')
    await t.engine.settle()
    const ready = await t.engine.readPatientList(larkfield, id)
    assert.deepEqual([ready.state, ready.lookedUp, ready.noAnswer], ['ready', 450, 0])
    const { facts } = await t.engine.readListFacts(larkfield, id, 440)
    assert.deepEqual([facts[0]?.line, facts[0]?.facts.answer], [441, 'found'])
  }),
)

test(
  'a corrected number is looked up again, and nothing else is',
  withEngine({ senders: [], answer: () => ({}) }, async (t) => {
    const { id } = await announce(t, 2)
    await t.engine.putListRows(larkfield, id, rows(2))
    await t.engine.lookUpList(larkfield, id)
    await t.engine.settle()
    const corrected = await t.engine.putListRows(larkfield, id, [{ ...listRow(2), nhsNumber: '9990590346' }])
    assert.deepEqual([corrected.state, corrected.lookedUp], ['receiving', 1])
    await t.engine.lookUpList(larkfield, id)
    await t.engine.settle()
    const { facts } = await t.engine.readListFacts(larkfield, id, 0)
    assert.equal(facts[0]?.facts.nhsNumber, '9990590346')
    const leftOut = await t.engine.putListRows(larkfield, id, [{ ...listRow(3), leftOut: true }])
    assert.equal(leftOut.state, 'ready')
  }),
)

test(
  'a number that is none is not asked about, and holds nothing up',
  withEngine({ senders: [] }, async (t) => {
    const { id } = await announce(t, 1)
    await t.engine.putListRows(larkfield, id, [{ ...listRow(2), nhsNumber: '1234567890' }])
    await t.engine.lookUpList(larkfield, id)
    await t.engine.settle()
    assert.equal((await t.engine.readPatientList(larkfield, id)).state, 'ready')
    assert.deepEqual((await t.engine.readListFacts(larkfield, id, 0)).facts, [])
  }),
)

{
  let down = 2
  test(
    'a look-up that fails is tried again after a while, also after a restart',
    withEngine(
      {
        senders: [],
        answer: () => {
          if (down-- > 0) throw new Error('connection refused')
          return {}
        },
      },
      async (t) => {
        const { id } = await announce(t, 2)
        await t.engine.putListRows(larkfield, id, rows(2))
        await t.engine.lookUpList(larkfield, id)
        await t.engine.settle()
        assert.equal((await t.engine.readPatientList(larkfield, id)).lookedUp, 0)
        await t.restart()
        await t.advance(60_000)
        assert.equal((await t.engine.readPatientList(larkfield, id)).state, 'ready')
      },
    ),
  )
}

test(
  'a look-up that never answers leaves rows without an answer, which staff see',
  withEngine(
    {
      senders: [],
      answer: () => {
        throw new Error('connection refused')
      },
    },
    async (t) => {
      const { id } = await announce(t, 2)
      await t.engine.putListRows(larkfield, id, rows(2))
      await t.engine.lookUpList(larkfield, id)
      await t.advance(10 * 60_000)
      const { state, noAnswer } = await t.engine.readPatientList(larkfield, id)
      assert.deepEqual([state, noAnswer], ['ready', 2])
    },
  ),
)

test(
  'the limit of a look-up is kept, and the time left is told',
  withEngine({ senders: [] }, async (t) => {
    const asked: number[] = []
    let real = 0
    await t.restart({
      patientLookup: {
        name: 'slow',
        supports: { maxPerCall: 1, perSecond: 5 },
        async lookUp(_organisation, subjects) {
          asked.push(real)
          t.clock.advance(1_000)
          return subjects.map(({ nhsNumber }) => ({
            nhsNumber,
            answer: 'found',
            asOf: '2026-11-24T10:00:00.000Z' as never,
          }))
        },
      },
      pause: async (ms) => {
        real += ms
        await new Promise((resolve) => setTimeout(resolve, ms))
      },
    })
    const { id } = await announce(t, 7)
    await t.engine.putListRows(larkfield, id, rows(7))
    await t.engine.lookUpList(larkfield, id)
    await t.engine.settle()
    assert.equal(asked.length, 7)
    assert.ok(real > 0, 'nobody waited')
  }),
)

test(
  'more rows than were announced, an unknown system, and the list of somebody else are refused',
  withEngine({ senders: [] }, async (t) => {
    const { id } = await announce(t, 1)
    await assert.rejects(t.engine.putListRows(larkfield, id, rows(2)), { code: 'request-invalid' })
    const unknown = t.engine.createPatientList(larkfield, {
      clinicalSystem: 'abacus',
      fileName: '',
      rows: 1,
      contactDetailsFromList: false,
    })
    await assert.rejects(unknown, { code: 'clinical-system-unknown' })
    const stranger = { ...larkfield, organisation: { ...larkfield.organisation, id: 'hawthorn' } }
    await assert.rejects(t.engine.readPatientList(stranger, id), { code: 'not-found' })
  }),
)

{
  let asked: string[] = []
  const silent = new Set(['3', '4'].map((line) => listRow(Number(line)).nhsNumber))
  test(
    'patients without an answer are looked up again, all of them or one by one, and nobody else is',
    withEngine(
      {
        senders: [],
        answer: (nhsNumber) => {
          asked.push(nhsNumber)
          return silent.has(nhsNumber) ? { answer: 'no-answer' } : {}
        },
      },
      async (t) => {
        const { id } = await announce(t, 4)
        await t.engine.putListRows(larkfield, id, rows(4))
        await t.engine.lookUpList(larkfield, id)
        await t.engine.settle()
        assert.equal((await t.engine.readPatientList(larkfield, id)).noAnswer, 2)

        asked = []
        silent.delete(listRow(3).nhsNumber)
        const again = await t.engine.lookUpAgain(larkfield, id)
        assert.deepEqual([again.state, again.lookedUp], ['looking-up', 2])
        await t.engine.settle()
        assert.deepEqual(asked, [listRow(3).nhsNumber, listRow(4).nhsNumber])
        assert.equal((await t.engine.readPatientList(larkfield, id)).noAnswer, 1)

        asked = []
        await t.engine.lookUpAgain(larkfield, id, [2])
        await t.engine.settle()
        assert.deepEqual(asked, [listRow(2).nhsNumber])
        const stranger = { ...larkfield, organisation: { ...larkfield.organisation, id: 'hawthorn' } }
        await assert.rejects(t.engine.lookUpAgain(stranger, id), { code: 'not-found' })
      },
    ),
  )
}
