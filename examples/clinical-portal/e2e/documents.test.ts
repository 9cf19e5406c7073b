import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, watchedPage } from './browser.ts'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'
import { csvFile, plainPatients, systmOneList } from './test-list.ts'

const set = stage()
const words = 'Rest, and drink a lot.'
const leaflet = { name: 'Flu leaflet.txt', mimeType: 'text/plain', buffer: Buffer.from(words) }
const phone = { width: 360, height: 740 }

/** As in the lists of these tests: 14 March 1960. */
const birth = { Day: '14', Month: '3', Year: '1960' }

test('a document goes from the wizard to a phone without JavaScript, behind the date of birth, until it is revoked', async () => {
  const client = set.portal.client('larkfield')
  const staff = await Screens.open(set.browser, set.portal, 'larkfield')
  await staff.button('Send a batch message').click()
  await staff.page.getByLabel('Name of this batch').fill('Flu leaflet')
  await staff.button('Continue').click()
  await staff.message.fill('Please read this before you come: ((link))')
  const file = staff.page.locator('#attachment-file')
  await file.setInputFiles({ ...leaflet, name: 'Flu leaflet.pdf' })
  await staff.heading('Flu leaflet.pdf was not attached').waitFor()
  await file.setInputFiles(leaflet)
  await staff.button('Flu leaflet.txt').waitFor()
  await staff.button('Continue').click()
  await staff.waitForProblem('Open the document, and tick that it holds nothing about a single patient')
  const [preview] = await Promise.all([
    staff.page.context().waitForEvent('page'),
    staff.button('Flu leaflet.txt').click(),
  ])
  assert.equal((await preview.locator('body').innerText()).trim(), words)
  await preview.close()
  await staff.page.getByLabel(/holds nothing about a single patient/).check()
  await assertAccessible(staff.page, 'the message with a document')
  await staff.button('Continue').click()
  await staff.heading('Add your patient list').waitFor()
  await staff.addList(csvFile('two.csv', systmOneList(plainPatients(2, 871))))
  assert.deepEqual(await staff.reviewFigures(), { can: 2, cannot: 0 })
  await staff.goOnToTime()
  await staff.goOnToSend()
  await staff.page
    .getByText(/\/p\/\*{22}/)
    .first()
    .waitFor()
  const batch = await staff.sendAndWatch(2)
  await client.sandbox.advanceClock(1)
  staff.assertClean(/422/)

  const { copies } = await client.sandbox.phones()
  const links = copies.flatMap(({ body }) => /http:\S+\/p\/\w{22}/.exec(body)?.[0] ?? [])
  assert.equal(new Set(links).size, 2)
  const [link = ''] = links

  const looked = await watchedPage(set.browser, phone)
  await looked.page.goto(link)
  await assertAccessible(looked.page, 'the gate')
  await looked.page.getByRole('button', { name: 'Continue' }).click()
  await assertAccessible(looked.page, 'the gate with a problem')
  const widest = await looked.page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(widest <= phone.width, `${widest} pixels wide`)
  looked.assertClean()

  const context = await set.browser.newContext({
    javaScriptEnabled: false,
    viewport: phone,
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(link)
  await page.getByText('Larkfield Surgery has sent you a link').waitFor()
  for (const [label, value] of Object.entries({ ...birth, Year: '1961' }))
    await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('You have 4 tries left').waitFor()
  assert.equal(await page.getByLabel('Year').inputValue(), '1961')
  await page.getByLabel('Year').fill('1960')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Flu leaflet.txt' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Open the document' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'Flu leaflet.txt')
  assert.equal((await client.batch(batch)).links?.opened, 1)

  await client.revokeLinks(batch)
  await page.reload()
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor()
  await looked.page.goto(link)
  await assertAccessible(looked.page, 'a revoked link')
  await looked.page.goto(`${link}/not-me`)
  await assertAccessible(looked.page, 'this is not me')
  await context.close()
})
