import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantFrom } from '@carebatch/core'
import type { PatientListProgress } from '@carebatch/core/wire'
import type { PatientLookup } from '../../ports/patient-lookup.ts'
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
  'a look-up that does not answer holds and says so; after half an hour what is left has no answer',
  withEngine(
    {
      senders: [],
      answer: () => {
        throw new Error('connection refused')
      },
    },
    async (t) => {
      const { id } = await announce(t, 450)
      await t.engine.putListRows(larkfield, id, rows(450))
      await t.engine.lookUpList(larkfield, id)
      const since = instantFrom(t.clock.now())
      await t.advance(20 * 60_000)
      const held = await t.engine.readPatientList(larkfield, id)
      assert.deepEqual([held.state, held.noAnswer, held.waiting?.since], ['looking-up', 0, since])
      assert.ok(Date.parse(held.waiting?.nextTryAt ?? '') - t.clock.now() <= 60_000)
      await t.advance(11 * 60_000)
      const { state, noAnswer, waiting } = await t.engine.readPatientList(larkfield, id)
      assert.deepEqual([state, noAnswer, waiting], ['ready', 450, undefined])
    },
  ),
)

/** Answers one person a call, `perSecond` by its own declaration. */
function slowLookup(perSecond: number, asked: string[], onCall: () => void = () => undefined): PatientLookup {
  return {
    name: 'slow',
    supports: { maxPerCall: 1, perSecond },
    async lookUp(_organisation, subjects) {
      onCall()
      asked.push(...subjects.map(({ nhsNumber }) => nhsNumber))
      return subjects.map(({ nhsNumber }) => ({ nhsNumber, answer: 'found', asOf: instantFrom(0) }))
    },
  }
}

{
  let time = 0
  test(
    'the limit that a look-up declares is kept, and the time left is told from it and from the rate measured',
    withEngine({ senders: [], realTime: () => time }, async (t) => {
      const asked: string[] = []
      const left: (number | undefined)[] = []
      await t.restart({
        patientLookup: slowLookup(5, asked),
        async pause(ms) {
          time += ms
          t.clock.advance(ms)
          left.push((await t.engine.readPatientList(larkfield, id)).secondsLeft)
        },
      })
      const { id } = await announce(t, 105)
      await t.engine.putListRows(larkfield, id, rows(105))
      assert.equal((await t.engine.lookUpList(larkfield, id)).secondsLeft, 21)
      await t.engine.settle()
      assert.equal(asked.length, 105)
      // Five may go at once; all others wait for their fifth of a second.
      assert.ok(time >= 20_000 && time < 21_000, String(time))
      assert.deepEqual([left[0], left.at(-1)], [21, 1])
      for (const [at, seconds] of left.entries()) assert.ok((seconds ?? 99) <= (left[at - 1] ?? 21))
    }),
  )
}

{
  let time = 0
  test(
    'after a crash a look-up goes on where it was: at most two seconds of answers are asked for again',
    withEngine({ senders: [], realTime: () => time }, async (t) => {
      const asked: string[] = []
      let calls = 0
      const dying = slowLookup(5, asked, () => {
        if (++calls === 47) throw new Error('killed')
      })
      const pause = async (ms: number) => void (time += ms)
      await t.restart({ patientLookup: dying, pause })
      const { id } = await announce(t, 100)
      await t.engine.putListRows(larkfield, id, rows(100))
      await t.engine.lookUpList(larkfield, id)
      await t.engine.settle()
      assert.equal((await t.engine.readPatientList(larkfield, id)).lookedUp, 40)
      await t.restart({ patientLookup: slowLookup(5, asked), pause })
      await t.advance(60_000)
      assert.equal((await t.engine.readPatientList(larkfield, id)).state, 'ready')
      const twice = asked.length - new Set(asked).size
      assert.ok(new Set(asked).size === 100 && twice <= 10, String(twice))
    }),
  )
}

{
  let time = 0
  test(
    'several workers share the look-ups of many lists, and ask about nobody twice',
    withEngine({ senders: [], realTime: () => time }, async (t) => {
      const asked: string[] = []
      const options = {
        patientLookup: slowLookup(Infinity, asked),
        pause: async (ms: number) => void (time += ms),
      }
      await t.restart(options)
      const others = [t.another(options), t.another(options)]
      const lists: PatientListProgress[] = []
      for (let made = 0; made < 4; made++) {
        const list = await announce(t, 60)
        await t.engine.putListRows(
          larkfield,
          list.id,
          Array.from({ length: 60 }, (_, index) => listRow(2 + made * 60 + index)),
        )
        lists.push(list)
      }
      for (const { id } of lists) await t.engine.lookUpList(larkfield, id)
      await Promise.all([t.engine.settle(), ...others.map((other) => other.settle())])
      for (const { id } of lists) assert.equal((await t.engine.readPatientList(larkfield, id)).state, 'ready')
      assert.deepEqual([asked.length, new Set(asked).size], [240, 240])
    }),
  )
}

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
