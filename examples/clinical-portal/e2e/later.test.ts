import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allCopies, allMessages, assertOneOutcomeEach } from './ledger.ts'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'
import { csvFile, plainPatients, systmOneList } from './test-list.ts'

const set = stage()

/** Up to the question of when; the sandbox's first day is Tuesday 24 November 2026. */
async function upToTime(name: string, patients: number, block: number): Promise<Screens> {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  await screens.startBatch(name, 'Please call us to book your flu vaccination.')
  await screens.addList(csvFile('patients.csv', systmOneList(plainPatients(patients, block))))
  await screens.goOnToTime()
  return screens
}

/** Messages of a batch of which anything arrived anywhere. */
async function reached(batch: string): Promise<number> {
  const copies = await allCopies(set.portal.client('larkfield'))
  const messages = copies.map(({ key }) => key.split(':', 1)[0] ?? '')
  return new Set(messages.filter((message) => message.startsWith(`${batch}-`))).size
}

test('a scheduled batch that is cancelled reaches nobody, also when its time has come', async () => {
  const screens = await upToTime('Cancelled', 12, 100)
  await screens.chooseTime('On a date', { day: '26', month: '11', year: '2026', time: '9:00am' })
  await screens.goOnToSend()
  const batch = await screens.sendAndWatch(12)
  await screens.waitForStatus('Scheduled')
  await screens.button('Cancel this batch').click()
  await screens.button('Cancel, send to none of the 12').click()
  await screens.waitForStatus('Cancelled')
  assert.equal((await screens.figures()).cancelled, 12)
  await set.portal.client('larkfield').sandbox.advanceClock(72)
  assert.equal(await reached(batch), 0)
  await assertOneOutcomeEach(set.portal.client('larkfield'), batch)
  screens.assertClean()
})

test('a staggered batch reaches a third of its patients on each of three days', async () => {
  const client = set.portal.client('larkfield')
  const screens = await upToTime('Staggered', 30, 101)
  await screens.chooseTime('Spread over several days', {
    day: '30',
    month: '11',
    year: '2026',
    time: '10:00am',
  })
  await screens.page.getByLabel('Number of days').fill('3')
  await screens.goOnToSend()
  const batch = await screens.sendAndWatch(30)
  const hoursUntil =
    (Date.parse('2026-11-30T11:00:00Z') - Date.parse((await client.sandbox.clock()).now)) / 3_600_000
  for (const [hours, patients] of [
    [hoursUntil, 10],
    [24, 20],
    [24, 30],
  ] as const) {
    await client.sandbox.advanceClock(hours)
    assert.equal(await reached(batch), patients)
  }
  await client.sandbox.advanceClock(72)
  await screens.waitForStatus('Saved')
  assert.equal((await screens.figures()).delivered, 30)
  await assertOneOutcomeEach(client, batch)
  screens.assertClean()
})

test('Stop within the seconds after Send reaches nobody and leads back to the draft', async () => {
  const screens = await upToTime('Stopped', 5, 102)
  await screens.goOnToSend()
  await screens.send.click()
  await screens.button('Stop, send to nobody').click()
  await screens.heading('Stopped. Nobody was messaged').waitFor()
  await screens.button('Back to the draft').click()
  await screens.heading('Review and send').waitFor()
  const client = set.portal.client('larkfield')
  await client.sandbox.advanceClock(1)
  const [stopped] = (await client.batches()).batches.filter(({ name }) => name === 'Stopped')
  assert.ok(stopped)
  assert.equal(stopped.status, 'cancelled')
  assert.equal(await reached(stopped.id), 0)
  assert.ok((await allMessages(client, stopped.id)).every(({ bucket }) => bucket === 'cancelled'))
  screens.assertClean()
})
