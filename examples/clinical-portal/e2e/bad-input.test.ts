import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'
import { csvFile, plainPatients, systmOneList } from './test-list.ts'

const set = stage()
const message = 'Please call us to book your flu vaccination.'
const header = 'NHS Number,Mobile,Date of Birth'

/** 20 MB of rows: more patients than one list may have. */
function hugeList(): string {
  const row = `9990548609,07700 900118,14/03/1960\r\n`
  return `${header}\r\n${row.repeat(Math.ceil((20 * 1024 * 1024) / row.length))}`
}

const picture = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex')

const refusals = [
  [csvFile('empty.csv', ''), 'The file is empty'],
  [csvFile('photo.csv', picture), 'This is a picture, not a list of patients'],
  [csvFile('names.csv', 'Name,Mobile\r\nJoe,07700 900118\r\n'), /NHS number/i],
  [csvFile('header.csv', `${header}\r\n`), /no (patients|rows)/i],
  [csvFile('huge.csv', hugeList()), /The file has [\d,]+ patients. The limit is 100,000/],
] as const

test('a file that cannot be used is named with what is wrong, and another one can be chosen', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  await screens.startBatch('Refused files', message)
  for (const [file, words] of refusals) {
    await screens.choose(file)
    await screens.waitForProblem(words)
    await screens.page.getByText(`${file.name}: `).waitFor()
  }
  await screens.addList(csvFile('good.csv', systmOneList(plainPatients(3, 400))))
  assert.deepEqual(await screens.reviewFigures(), { can: 3, cannot: 0 })
  await screens.button(/^Message/).click()
  assert.equal(await screens.message.inputValue(), message)
  screens.assertClean()
})

test('a column under a heading that nobody knows is chosen by hand', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  await screens.startBatch('Columns by hand', message)
  await screens.choose(join(import.meta.dirname, '../../patient-lists/no-mobile-column.csv'))
  await screens.heading('Match your columns').waitFor()
  await screens.button('Use these columns').click()
  await screens.waitForProblem(/Choose the column that holds the mobile/)
  await screens.page.getByLabel('Use “Call on” as').selectOption({ label: 'Mobile number' })
  await screens.button('Use these columns').click()
  await screens.goOnToCheck()
  assert.equal((await screens.reviewFigures()).can, 10)
  screens.assertClean()
})

test('an empty message and a time that has passed are told, and nothing typed is lost', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  await screens.button('Send a batch message').click()
  await screens.button('Continue').click()
  await screens.waitForProblem(/Enter a name for this batch/)
  await screens.page.getByLabel('Name of this batch').fill('Nothing lost')
  await screens.button('Continue').click()
  await screens.button('Continue').click()
  await screens.waitForProblem(/Write the message/)
  await screens.message.fill(message)
  await screens.button('Continue').click()
  await screens.addList(csvFile('good.csv', systmOneList(plainPatients(3, 401))))
  await screens.goOnToTime()
  await screens.chooseTime('On a date', { day: '1', month: '11', year: '2026', time: '9:00am' })
  await screens.button('Continue').click()
  await screens.waitForProblem(/This one has passed/)
  assert.equal(await screens.page.getByLabel('Time', { exact: true }).inputValue(), '9:00am')
  await screens.page.getByLabel('Month', { exact: true }).fill('12')
  await screens.goOnToSend()
  await screens.button(/^Type/).click()
  assert.equal(await screens.page.getByLabel('Name of this batch').inputValue(), 'Nothing lost')
  screens.assertClean()
})

test('a draft is still there after a look at another page, and Back goes back a step', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  await screens.startBatch('Kept draft', message)
  await screens.page.getByRole('link', { name: 'Records' }).click()
  await screens.heading('By patient').waitFor()
  await screens.page.goBack()
  await screens.heading('Add your patient list').waitFor()
  await screens.page.goBack()
  assert.equal(await screens.message.inputValue(), message)
  await screens.page.goBack()
  assert.equal(await screens.page.getByLabel('Name of this batch').inputValue(), 'Kept draft')
  screens.assertClean()
})

test('a server that goes in mid-upload loses nothing: the upload goes on where it was', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  await screens.startBatch('Server gone', message)
  let uploads = 0
  await screens.page.route('**/rows', async (route) => {
    uploads++
    if (uploads === 2) await set.portal.kill()
    await route.continue()
  })
  const patients = [...plainPatients(700, 402), ...plainPatients(700, 403), ...plainPatients(700, 404)]
  await screens.choose(csvFile('long.csv', systmOneList(patients)))
  await screens.heading(/^We lost the connection at [\d,]+ of 2,100 patients/).waitFor()
  await screens.page.getByText('Your list and message are safe on this page.').waitFor()
  await set.portal.startAgain()
  // It tries again by itself, after some seconds.
  await screens.heading('Your patient list is checked').waitFor({ timeout: 60_000 })
  await screens.goOnToCheck()
  assert.deepEqual(await screens.reviewFigures(), { can: 2100, cannot: 0 })
  screens.assertClean(/net::ERR_|Failed to load resource/)
})
