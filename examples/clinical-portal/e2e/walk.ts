import type { BatchClient } from '@carebatch/core/client'
import type { Screens } from './screens.ts'

/** Called at each thing that there is to see; the name is fit for a file. */
export type Look = (name: string) => Promise<void>

/** Every page and every step, from the empty home to the saved batch and back. */
export async function walkPortal(
  screens: Screens,
  client: BatchClient,
  list: string,
  look: Look,
): Promise<void> {
  await screens.heading('No batches yet').waitFor()
  await look('home-empty')
  await walkWizard(screens, list, look)
  await walkBatch(screens, client, look)
  await walkOtherPages(screens, look)
}

async function walkWizard(screens: Screens, list: string, look: Look): Promise<void> {
  const { page } = screens
  await screens.button('Send a batch message').click()
  await screens.button('Continue').click()
  await screens.waitForProblem('Enter a name for this batch')
  await look('type-problem')
  await page.getByLabel('Name of this batch').fill('Flu vaccination, all ages')
  await look('type')
  await screens.button('Continue').click()
  await screens.message.fill('Please call ((practice name)) to book your free flu vaccination.')
  await look('message')
  await screens.button('Continue').click()
  await screens.heading('Add your patient list').waitFor()
  await look('list')
  await screens.choose({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
  await screens.waitForProblem('The file is empty')
  await look('list-refused')
  await screens.choose(list)
  await screens.heading('Your patient list is checked').waitFor()
  await look('list-checked')
  await screens.goOnToCheck()
  await look('check-cannot')
  await page.getByRole('tab', { name: 'Can be contacted' }).click()
  await look('check-can')
  await screens.goOnToTime()
  await look('when')
  await screens.chooseTime('Spread over several days', {
    day: '26',
    month: '11',
    year: '2026',
    time: '9:00am',
  })
  await look('when-spread')
  await page.getByLabel('Now', { exact: true }).check()
  await screens.goOnToSend()
  await look('send')
}

async function walkBatch(screens: Screens, client: BatchClient, look: Look): Promise<void> {
  const number = screens.page.getByLabel('Type the number of patients')
  const [patients = ''] = /[\d,]+/.exec(await screens.send.innerText()) ?? []
  if ((await number.count()) > 0) await number.fill(patients)
  await screens.send.click()
  await screens.heading(/^Sending starts/).waitFor()
  await look('sent')
  await screens.button('Watch it being sent').click()
  await screens.page.getByText(/ accounted for/).waitFor()
  await look('batch-waiting')
  await client.sandbox.advanceClock(1)
  await screens.page.locator('[data-figure=delivered] .figure').waitFor()
  await look('batch-sending')
  await client.sandbox.advanceClock(24)
  await client.sandbox.advanceClock(72)
  await screens.waitForStatus('Saved')
  await look('batch-saved')
  await screens.button('All batches').click()
  await screens.heading('Batches').waitFor()
  await look('home')
}

const otherPages = ['today', 'tasks', 'nowhere'] as const

async function walkOtherPages(screens: Screens, look: Look): Promise<void> {
  await screens.goTo('phone-simulator')
  await screens
    .heading(/^(Phone|NHS App|Mailbox), /)
    .first()
    .waitFor()
  await screens.heading('Numbers that behave in a special way').click()
  await look('phone-simulator')
  await screens.goTo('records')
  await screens.page.getByText('shown, newest first').waitFor()
  await look('records')
  for (const name of otherPages) {
    await screens.goTo(name)
    await look(name)
  }
}
