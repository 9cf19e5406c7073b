import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BatchClient } from '@carebatch/core/client'
import type { BatchMessage } from '@carebatch/core/wire'
import { exampleLists } from '../../patient-lists/example-lists.ts'
import { nhsNumberInWords } from '../pages/words.ts'
import { csvCells } from './csv.ts'
import {
  allCopies,
  allMessages,
  allRecords,
  assertNoSecondCopies,
  assertOneOutcomeEach,
  assertPhonesAgree,
  assertRecordsAgree,
} from './ledger.ts'
import { Screens } from './screens.ts'
import { stage } from './stage.ts'

const set = stage()
const folder = join(import.meta.dirname, '../../patient-lists')

const cases = [
  { file: 'systmone.csv', organisation: 'larkfield', hasApp: true },
  { file: 'emis-england.csv', organisation: 'hawthorn', hasApp: true },
  { file: 'emis-wales.csv', organisation: 'glan-yr-afon', hasApp: false },
] as const

/** What the maker of a list knows of it; skipping likely failures is a setting, and it is off. */
function expectedOf(file: string): { readonly rows: number; readonly cannot: number } {
  const list = exampleLists.find((one) => one.file === file)
  assert.ok(list)
  const { 'mobile-likely-to-fail': _, ...reasons } = list.reasons
  return { rows: list.rows, cannot: Object.values(reasons).reduce((sum, count) => sum + count, 0) }
}

/** The downloaded file names the same lines as the ledger, each reason in its own words. */
function assertDownloadAgrees(text: string, messages: readonly BatchMessage[]): void {
  const [headings = [], ...rows] = csvCells(text.replace(/^\uFEFF/, ''))
  const nhsNumber = headings.indexOf('NHS Number')
  const excluded = new Map(
    messages.filter(({ bucket }) => bucket === 'not-contactable').map((message) => [message.line, message]),
  )
  assert.equal(rows.length, excluded.size)
  const words = new Map<string, string>()
  for (const row of rows) {
    const message = excluded.get(Number(row.at(-2)))
    assert.equal(row[nhsNumber]?.replaceAll(' ', ''), message?.nhsNumber)
    const reason = message?.reason ?? ''
    assert.equal(words.get(reason) ?? row.at(-1), row.at(-1), 'a reason has one wording')
    words.set(reason, row.at(-1) ?? '')
  }
  assert.equal(new Set(words.values()).size, words.size, 'every reason has a wording of its own')
}

/** Two patients who got an App message that is followed by a text which simply arrives. */
async function twoAppPatients(client: BatchClient, batch: string): Promise<readonly BatchMessage[]> {
  const messages = await allMessages(client, batch)
  const found: BatchMessage[] = []
  for (const message of messages) {
    if (message.firstChannel !== 'nhs-app' || message.state !== 'accepted') continue
    const { plan } = await client.message(batch, message.id)
    if (/^\+447700900[0-8]/.test(plan[1]?.address ?? '')) found.push(message)
    if (found.length === 2) return found
  }
  throw new Error('no two patients with an App message')
}

async function showPatient(screens: Screens, { nhsNumber = '' }: BatchMessage): Promise<void> {
  await screens.page.getByLabel(/^Find/).fill(nhsNumber)
  const shown = nhsNumberInWords(nhsNumber).replaceAll('\u00a0', '\\s')
  await screens.button(new RegExp(shown)).click()
}

/** One App message is opened and one is not: after 24 hours only the other one has a text. */
async function readOneAppMessage(screens: Screens, client: BatchClient, batch: string): Promise<void> {
  const [read, unread] = await twoAppPatients(client, batch)
  assert.ok(read && unread)
  await screens.goTo('phone-simulator')
  await showPatient(screens, read)
  await screens.button('Open the message').click()
  await screens.page.getByText('Opened', { exact: true }).waitFor()
  await screens.moveClock(24)
  await showPatient(screens, unread)
  await screens.heading(/^Phone, 07700/).waitFor()
  await screens.heading(/^NHS App, /).waitFor()
  const channels = async ({ id }: BatchMessage) =>
    (await client.sandbox.phones({ find: `${id}:` })).copies.map(
      ({ channel, state }) => `${channel} ${state}`,
    )
  assert.deepEqual(await channels(read), ['nhs-app read'])
  assert.deepEqual(await channels(unread), ['sms delivered', 'nhs-app delivered'])
  assert.equal((await client.message(batch, read.id)).state, 'read')
}

for (const { file, organisation, hasApp } of cases)
  test(`${file}: from upload to Saved`, async () => {
    const client = set.portal.client(organisation)
    const screens = await Screens.open(set.browser, set.portal, organisation)
    await screens.startBatch('Flu vaccination', 'Please call ((practice name)) to book your flu vaccination.')
    await screens.addList(join(folder, file))
    const expected = expectedOf(file)
    const review = await screens.reviewFigures()
    assert.deepEqual(review, { can: expected.rows - expected.cannot, cannot: expected.cannot })
    const downloaded = await screens.download(screens.button('Download list'))
    await screens.goOnToTime()
    await screens.goOnToSend()
    const batch = await screens.sendAndWatch(review.can)
    assertDownloadAgrees(downloaded.text, await allMessages(client, batch))

    await screens.goTo('phone-simulator')
    await screens.moveClock(1)
    if (hasApp) await readOneAppMessage(screens, client, batch)
    await screens.moveClock(72)
    const { byChannel } = await client.sandbox.phones({ limit: 1 })
    assert.deepEqual(await screens.phoneFigures(), byChannel)
    assert.equal(byChannel['nhs-app'] > 0, hasApp)

    await screens.goTo(`batch-messages/${batch}`)
    await screens.waitForStatus('Saved')
    const messages = await assertOneOutcomeEach(client, batch)
    const { counts } = await client.batch(batch)
    assert.deepEqual(await screens.figures(), counts)
    assert.equal(counts.waiting + counts.sending, 0)
    const copies = await allCopies(client)
    assertNoSecondCopies(copies)
    assertPhonesAgree(messages, copies)

    const records = await allRecords(client)
    assertRecordsAgree(messages, records)
    await screens.goTo('records')
    await screens.page.getByText(`${new Intl.NumberFormat('en-GB').format(records.length)} entries`).waitFor()
    screens.assertClean()
  })

test('a list is read in the worker of the portal, and its policy has nothing against that', async () => {
  const screens = await Screens.open(set.browser, set.portal, 'larkfield')
  const started = screens.page.waitForEvent('worker')
  await screens.startBatch('Read beside the page', 'Please book your flu vaccination.')
  await screens.addList(join(folder, 'systmone.csv'))
  const worker = await started
  assert.equal(new URL(worker.url()).pathname, '/assets/list-worker.js')
  assert.ok(screens.page.workers().includes(worker), 'it goes on for the next list')
  screens.assertClean()
})
