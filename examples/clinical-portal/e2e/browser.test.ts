import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible } from './browser.ts'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'

const set = stage()
const open = () => Screens.open(set.browser, set.portal, 'larkfield')

test('a barrier is found, also inside an element', async () => {
  const { page } = await open()
  await page.locator('batch-list').evaluate((list) => list.shadowRoot?.append(document.createElement('img')))
  await assert.rejects(assertAccessible(page, 'a picture without words'), /image-alt/)
})

test('what the policy forbids is found: an inline style, and text made into markup', async () => {
  const { page, assertClean } = await open()
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
  await assert.rejects(
    page.evaluate(() => (document.body.innerHTML = '<b>bold</b>')),
    /TrustedHTML/,
  )
  assert.throws(() => assertClean(), /style-src/)
})

test('an error that a page throws is found', async () => {
  const { page, assertClean } = await open()
  const thrown = page.waitForEvent('pageerror')
  await page.evaluate(() => void Promise.reject(new Error('thrown in the page')))
  await thrown
  assert.throws(() => assertClean(), /thrown in the page/)
})
