import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { assertAccessible } from './browser.ts'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'
import { walkPortal } from './walk.ts'

const set = stage()
const dirty = join(import.meta.dirname, '../../patient-lists/dirty.csv')

for (const [organisation, size] of [
  ['larkfield', { width: 1280, height: 900 }],
  ['glan-yr-afon', { width: 400, height: 800 }],
] as const)
  test(`at ${size.width} px no page and no step has a barrier, a policy violation or a console error`, async () => {
    const screens = await Screens.open(set.browser, set.portal, organisation, size)
    await walkPortal(screens, set.portal.client(organisation), dirty, async (name) => {
      await assertAccessible(screens.page, name)
      const isWider = await screens.page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      assert.ok(!isWider, `${name} scrolls sideways`)
    })
    screens.assertClean(/status of 404/)
  })

test('an organisation without batch messaging is told so, on every page of it', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'no-access')
  await screens.heading('Batch messaging is not turned on here').waitFor()
  await assertAccessible(screens.page, 'no access')
  assert.equal(await screens.button('Send a batch message').count(), 0)
  for (const page of ['phone-simulator', 'records']) {
    await screens.goTo(page)
    await screens.page.getByText('This organisation does not have batch messaging').waitFor()
  }
  screens.assertClean()
})
