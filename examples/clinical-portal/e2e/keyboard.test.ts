import assert from 'node:assert/strict'
import { test } from 'node:test'
import { focused, press, tabTo, type } from './keyboard.ts'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'
import { csvFile, plainPatients, systmOneList } from './test-list.ts'

const set = stage()

test('a batch is sent and stopped without a mouse', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  const { page } = screens
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.match(page.url(), /#main$/, 'the first stop is the link to the content')
  await press(page, screens.button('Send a batch message'))
  await type(page, page.getByLabel('Name of this batch'), 'By keyboard')
  await press(page, screens.button('Continue'))
  await type(page, screens.message, 'Please call us to book your flu vaccination.')
  // Asked for well before the key: only then does the browser hand the file dialogue to the test.
  const chooser = page.waitForEvent('filechooser')
  await press(page, screens.button('Continue'))
  await focused(screens.heading('Add your patient list'))
  await press(page, page.locator('input[type=file]'))
  await (await chooser).setFiles(csvFile('patients.csv', systmOneList(plainPatients(4, 500))))
  await press(page, screens.button('Check 4 patients'))
  await press(page, screens.button('Continue with 4 patients'))

  await tabTo(page, page.getByLabel('Now', { exact: true }))
  await page.keyboard.press('ArrowDown')
  assert.ok(await page.getByLabel('On a date', { exact: true }).isChecked())
  await page.keyboard.press('ArrowUp')
  await press(page, screens.button('Continue'))
  await press(page, screens.button('Send to 4 patients'))
  await screens.heading(/^Sending starts/).waitFor()
  await press(page, screens.button('Watch it being sent'))
  await press(page, screens.button('All batches'))
  await screens.button('By keyboard').waitFor()
  screens.assertClean()
})

test('pages, practice and menu are reached without a mouse', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield', { width: 400, height: 800 })
  const { page } = screens
  await press(page, page.locator('summary', { hasText: 'Larkfield Surgery' }))
  await press(page, page.getByRole('link', { name: /^Hawthorn Road Surgery/ }))
  await page.locator('summary', { hasText: 'Hawthorn Road Surgery' }).waitFor()
  await press(page, screens.button('Menu'))
  await press(page, page.getByRole('link', { name: 'Phone simulator' }))
  await screens.heading('Phone simulator').waitFor()
  await press(page, screens.button('Move 1 hour'))
  await page.getByText('Moved 1 hour.').waitFor()
  screens.assertClean()
})
