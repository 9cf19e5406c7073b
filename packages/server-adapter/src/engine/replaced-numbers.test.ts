import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedSender } from '../testing/scripted-sender.ts'
import { larkfield, testNhsNumber, withEngine, type TestEngineOptions } from './test-engine.fixtures.ts'

const [listed, current] = [testNhsNumber(2), testNhsNumber(700)]
const answer: TestEngineOptions['answer'] = (nhsNumber) =>
  nhsNumber === listed ? { currentNhsNumber: current } : {}

const app = scriptedSender({ channel: 'nhs-app' })
const asked: (readonly string[])[] = []
test(
  'somebody whose NHS number was replaced has the App, the message and the record entry under the new one',
  withEngine(
    {
      senders: [app],
      answer,
      engine: {
        nhsAppAccounts: {
          name: 'under the new number only',
          async lookUp(_organisation, nhsNumbers) {
            asked.push(nhsNumbers)
            return new Map(nhsNumbers.includes(current) ? [[current, { notifications: true }]] : [])
          },
        },
      },
    },
    async (t) => {
      const batch = await t.send([{}])
      const { messages } = await t.engine.listMessages(larkfield, batch.id, { limit: 10 })
      assert.deepEqual(
        messages.map(({ nhsNumber }) => nhsNumber),
        [current],
      )
      assert.deepEqual([...asked.slice(0, 2)], [[listed], [current]])
      assert.deepEqual(
        [...t.shelf.entries.values()].map(({ nhsNumber, channel }) => [nhsNumber, channel]),
        [[current, 'nhs-app']],
      )
    },
  ),
)
