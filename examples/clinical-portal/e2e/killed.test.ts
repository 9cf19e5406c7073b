import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  allCopies,
  allRecords,
  assertNoSecondCopies,
  assertOneOutcomeEach,
  assertPhonesAgree,
  assertRecordsAgree,
} from './ledger.ts'
import { Screens } from './screens.ts'
import { sendBatch } from './send-batch.ts'
import { stage } from './stage.ts'
import { nhsNumbers, systmOneList, type TestPatient } from './test-list.ts'

const set = stage()
const organisation = 'larkfield'

/** Every special mobile, lost answers among them, and emails, which no provider can recognise again. */
const patientsOf = (block: number): readonly TestPatient[] =>
  nhsNumbers(300, block).map((nhsNumber, at) => ({
    nhsNumber,
    mobile: String(at % 4 === 0 ? 950 + ((at / 4) % 40) : at).padStart(3, '0'),
    ...(at % 2 === 1 && { email: `${at % 15 === 1 ? 'no-answer' : 'patient'}.${block}.${at}@example.com` }),
  }))

/** Sends a batch, and takes the server's life once the first copies of it have arrived and many have not. */
async function killInMidSend(block: number): Promise<string> {
  const client = set.portal.client(organisation)
  const count = async () => (await client.sandbox.phones({ limit: 1 })).total
  const batch = await sendBatch(client, {
    name: `Killed ${block}`,
    body: 'Please call us to book your flu vaccination.',
    list: systmOneList(patientsOf(block)),
  })
  const before = await count()
  const isOver = client.sandbox.advanceClock(1).then(
    () => true,
    () => false,
  )
  while ((await count()) < before + 20);
  await set.portal.kill()
  assert.equal(await isOver, false, 'it was still sending')
  await set.portal.startAgain()
  return batch
}

test('killed in mid-send three times, every patient has one outcome and no phone got two copies', async () => {
  const client = set.portal.client(organisation)
  const screens = await Screens.open(set.browser, set.portal, organisation)
  const batches = [await killInMidSend(200)]
  await screens.goTo(`batch-messages/${batches[0]}`)
  batches.push(await killInMidSend(201), await killInMidSend(202))
  await client.sandbox.advanceClock(1)
  await client.sandbox.advanceClock(24)
  await client.sandbox.advanceClock(72)

  const copies = await allCopies(client)
  assertNoSecondCopies(copies)
  const messages = (await Promise.all(batches.map((batch) => assertOneOutcomeEach(client, batch)))).flat()
  assertPhonesAgree(messages, copies)
  assertRecordsAgree(messages, await allRecords(client))
  const underWay = messages.filter(({ bucket }) => bucket === 'waiting' || bucket === 'sending')
  assert.deepEqual(underWay, [])

  await screens.waitForStatus('Saved')
  assert.deepEqual(await screens.figures(), (await client.batch(batches[0] ?? '')).counts)
  screens.assertClean(/net::ERR_|Failed to load resource/)
})
