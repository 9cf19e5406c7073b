import { readFile } from 'node:fs/promises'
import { buckets, type DeliveryCounts } from '@carebatch/core'
import type { Browser, Locator, Page } from 'playwright-core'
import { watchedPage, type PageSize, type WatchedPage } from './browser.ts'
import type { PortalProcess } from './portal-process.ts'

/** A file on disk, or one made by the test. */
export type Upload = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

const digits = (text: string) => Number(text.replaceAll(/\D/g, ''))

/** What a member of staff sees and does, by the words on the screen. */
export class Screens {
  readonly page: Page
  readonly assertClean: WatchedPage['assertClean']
  readonly #address: string
  readonly #organisation: string

  private constructor({ page, assertClean }: WatchedPage, address: string, organisation: string) {
    this.page = page
    this.assertClean = assertClean
    this.#address = address
    this.#organisation = organisation
  }

  /** A browser window on the batches of an organisation. */
  static async open(
    browser: Browser,
    portal: PortalProcess,
    organisation: string,
    size?: PageSize,
  ): Promise<Screens> {
    const screens = new Screens(await watchedPage(browser, size), portal.address, organisation)
    await screens.goTo('batch-messages')
    return screens
  }

  async goTo(page: string): Promise<void> {
    await this.page.goto(`${this.#address}/${this.#organisation}/${page}`)
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name })
  }

  /** The first two steps: what kind of batch, and what it says. */
  async startBatch(name: string, message: string): Promise<void> {
    await this.button('Send a batch message').click()
    await this.page.getByLabel('Name of this batch').fill(name)
    await this.button('Continue').click()
    await this.message.fill(message)
    await this.button('Continue').click()
    await this.heading('Add your patient list').waitFor()
  }

  get message(): Locator {
    return this.page.getByRole('textbox', { name: 'Message', exact: true })
  }

  /** Chooses a file, whatever comes of it. */
  async choose(file: Upload): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles(file)
  }

  /** Chooses a file, waits until everybody is looked up, and goes on to the check. */
  async addList(file: Upload): Promise<void> {
    await this.choose(file)
    await this.goOnToCheck()
  }

  async goOnToCheck(): Promise<void> {
    await this.heading('Your patient list is checked').waitFor()
    await this.button(/^Check [\d,]+ patients?$/).click()
    await this.heading('Check your patients').waitFor()
  }

  /** How many can and cannot be contacted, as the tabs say. */
  async reviewFigures(): Promise<{ readonly can: number; readonly cannot: number }> {
    const [can, cannot] = await Promise.all(
      ['Can be contacted', 'Cannot be contacted'].map((name) =>
        this.page.getByRole('tab', { name }).locator('b').innerText(),
      ),
    )
    return { can: digits(can ?? ''), cannot: digits(cannot ?? '') }
  }

  async goOnToTime(): Promise<void> {
    await this.button(/^Continue with [\d,]+ patients?$/).click()
    await this.heading('When should it be sent?').waitFor()
  }

  /** Now, unless the test has chosen another time before. The moved clock may show a weekend: then staff are asked. */
  async goOnToSend(): Promise<void> {
    const anyway = this.button('Send at this time anyway')
    if (await anyway.isVisible()) await anyway.click()
    await this.button('Continue').click()
    await this.heading('Review and send').waitFor()
  }

  /** A radio of the time step, and the day and time below it. */
  async chooseTime(
    choice: string,
    time: Readonly<Record<'day' | 'month' | 'year' | 'time', string>>,
  ): Promise<void> {
    await this.page.getByLabel(choice, { exact: true }).check()
    await this.page.getByLabel('Day', { exact: true }).fill(time.day)
    await this.page.getByLabel('Month', { exact: true }).fill(time.month)
    await this.page.getByLabel('Year', { exact: true }).fill(time.year)
    await this.page.getByLabel('Time', { exact: true }).fill(time.time)
  }

  get send(): Locator {
    return this.button(/^Send to [\d,]+ patients?$/)
  }

  /** Types the number where it is asked for, and presses Send. Resolves to the batch's id once it is shown. */
  async sendAndWatch(patients: number): Promise<string> {
    await this.send.waitFor()
    const number = this.page.getByLabel('Type the number of patients')
    if ((await number.count()) > 0) await number.fill(String(patients))
    await this.send.click()
    await this.button('Watch it being sent').click()
    await this.page.getByText(/ accounted for/).waitFor()
    return this.batchInAddress()
  }

  batchInAddress(): string {
    return this.page.url().split('/').at(-1) ?? ''
  }

  /** Waits until the batch on screen has this status. */
  async waitForStatus(status: string): Promise<void> {
    await this.page
      .locator('batch-detail .tag', { hasText: new RegExp(`^\\s*${status}\\s*$`) })
      .first()
      .waitFor()
  }

  /** The figures of the batch on screen, by bucket. */
  async figures(): Promise<DeliveryCounts> {
    const read = buckets.map(async (bucket) => {
      const text = await this.page.locator(`[data-figure=${bucket}] span`).last().innerText()
      return [bucket, digits(text)] as const
    })
    return Object.fromEntries(await Promise.all(read)) as Record<(typeof buckets)[number], number>
  }

  /** Moves the clock on the phone simulator's page, and waits until it has arrived. */
  async moveClock(hours: 1 | 3 | 24 | 72): Promise<void> {
    const words = `${hours} ${hours === 1 ? 'hour' : 'hours'}`
    await this.button(`Move ${words}`).click()
    await this.page.getByText(`Moved ${words}.`).waitFor({ timeout: 60_000 })
  }

  /** Counts by way, as the phone simulator's page shows them. */
  async phoneFigures(): Promise<Readonly<Record<'sms' | 'nhs-app' | 'email', number>>> {
    const of = async (label: string) =>
      digits(await this.page.locator('dl div', { hasText: label }).locator('dd').innerText())
    return { sms: await of('Texts'), 'nhs-app': await of('NHS App'), email: await of('Emails') }
  }

  /** Text of the file that a button hands over. */
  async download(trigger: Locator): Promise<{ readonly name: string; readonly text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), trigger.click()])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }

  /** Waits until the error summary says this. */
  async waitForProblem(words: string | RegExp): Promise<void> {
    await this.page.locator('.summary', { hasText: words }).waitFor()
  }
}
