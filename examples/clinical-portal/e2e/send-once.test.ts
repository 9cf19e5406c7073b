import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Route } from 'playwright-core'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'
import { csvFile, plainPatients, systmOneList } from './test-list.ts'

const set = stage()

async function upToSend(name: string, block: number): Promise<Screens> {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  await screens.startBatch(name, 'Please call us to book your flu vaccination.')
  await screens.addList(csvFile('patients.csv', systmOneList(plainPatients(8, block))))
  await screens.goOnToTime()
  await screens.goOnToSend()
  return screens
}

async function assertOneBatch(name: string): Promise<void> {
  const { batches } = await set.portal.client('larkfield').batches()
  assert.equal(batches.filter((batch) => batch.name === name).length, 1)
}

test('Send pressed twice makes one batch', async () => {
  const screens = await upToSend('Pressed twice', 300)
  await screens.send.dblclick()
  await screens.heading(/^Sending starts/).waitFor()
  await assertOneBatch('Pressed twice')
  screens.assertClean()
})

test('Send whose answer is lost, pressed again, makes one batch', async () => {
  const screens = await upToSend('Answer lost', 301)
  const loseAnswer = async (route: Route) => {
    await route.fetch()
    await route.abort('connectionreset')
  }
  await screens.page.route(
    (url) => url.pathname === '/v1/batches',
    (route) => (route.request().method() === 'POST' ? loseAnswer(route) : route.continue()),
  )
  await screens.send.click()
  await screens.heading('The server did not answer').waitFor()
  await screens.page.unrouteAll()
  await screens.button('Try again now').click()
  await screens.heading(/^Sending starts/).waitFor()
  await assertOneBatch('Answer lost')
  screens.assertClean(/ERR_CONNECTION_RESET/)
})
