import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'
import { csvFile, plainPatients, systmOneList } from './test-list.ts'

const set = stage()
const text = 'Please call us to book your flu vaccination.'

const open = () => Screens.open(set.browser, set.portal, 'larkfield')
const saved = (screens: Screens) => screens.page.getByText(/^Draft saved at/).waitFor()
const placeOf = ({ page }: Screens) => new URL(page.url()).pathname.split('/').slice(2).join('/')

async function upToTime(name: string, block: number): Promise<Screens> {
  const screens = await open()
  await screens.startBatch(name, text)
  const patients = plainPatients(8, block).map((patient, at) =>
    at === 3 ? { ...patient, nhsNumber: '9990548600' } : patient,
  )
  await screens.addList(csvFile('patients.csv', systmOneList(patients)))
  return screens
}

test('a page that is reloaded in the middle has lost nothing, and no file is asked for', async () => {
  const screens = await upToTime('Reloaded', 310)
  const before = await screens.reviewFigures()
  assert.deepEqual(before, { can: 7, cannot: 1 })
  await screens.goOnToTime()
  await saved(screens)
  assert.match(placeOf(screens), /^batch-messages\/drafts\/[\w-]+\/when$/)

  await screens.page.reload()
  await screens.heading('When should it be sent?').waitFor()
  await screens.button(/^Check patients/).click()
  await screens.heading('Check your patients').waitFor()
  assert.deepEqual(await screens.reviewFigures(), before)
  await screens
    .button(/^Message/)
    .first()
    .click()
  assert.equal(await screens.message.inputValue(), text)

  await screens.button('When').click()
  await screens.goOnToSend()
  await screens.sendAndWatch(7)
  const { batches } = await set.portal.client('larkfield').batches()
  assert.deepEqual(
    batches.filter(({ name }) => name === 'Reloaded').map(({ patients }) => patients),
    [8],
  )
  screens.assertClean()
})

test('a colleague goes on with a draft from the list, and deletes another', async () => {
  const screens = await upToTime('Begun by Priya', 311)
  await saved(screens)
  const other = await open()
  await other.button('Begun by Priya').first().click()
  await other.heading('Check your patients').waitFor()
  await other.goTo('batch-messages')
  await other.button('Delete Begun by Priya').click()
  await other.button(/^Delete$/).click()
  await other.page.getByText('Begun by Priya').waitFor({ state: 'detached' })
  await screens.page.reload()
  await screens.heading('We cannot find this').waitFor()
  screens.assertClean(/404/)
  other.assertClean()
})

test('the second who presses Send on one draft is led to the batch of the first', async () => {
  const first = await upToTime('Two at once', 312)
  await first.goOnToTime()
  await first.goOnToSend()
  await saved(first)
  const second = await open()
  await second.goTo(placeOf(first))
  await second.heading('Review and send').waitFor()
  await first.send.click()
  await first.heading(/^Sending starts/).waitFor()
  await second.send.click()
  await second.heading(/^This batch is already being sent by Priya Nandi, since/).waitFor()
  await second.button('See this batch').click()
  await second.page.getByText(/ accounted for/).waitFor()
  const { batches } = await set.portal.client('larkfield').batches()
  const made = batches.filter(({ name }) => name === 'Two at once')
  assert.deepEqual(
    made.map(({ id }) => id),
    [second.batchInAddress()],
  )
  second.assertClean(/409/)
})
