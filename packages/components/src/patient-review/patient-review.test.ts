import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { instantFrom, type BatchDraft, type ReadList } from '@carebatch/core'
import '../define/patient-review.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft, newFluDraft } from '../testing/flu-draft.ts'
import { patientReviewFixtures, shortReview, headings } from './patient-review.fixtures.ts'
import type { DownloadListEvent, LookUpAgainEvent } from './patient-review.events.ts'
import type { PatientReviewElement } from './patient-review.ts'

elementSuite('patient-review', patientReviewFixtures)

async function shown(draft: BatchDraft): Promise<PatientReviewElement> {
  const element = await fixture<PatientReviewElement>(
    html`<patient-review .client=${fakeClient()} .draft=${draft}></patient-review>`,
  )
  await waitUntil(() => element.shadowRoot?.querySelector('.rows-frame') !== null)
  await nextFrame()
  return element
}

function part<Found extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}

const text = (element: HTMLElement, selector: string): string =>
  part(element, selector).textContent.replace(/\s+/g, ' ').trim()

function read(draft: BatchDraft): ReadList {
  const { list } = draft.getState()
  if (list.kind !== 'read') throw new Error('the list is not read')
  return list
}

const focused = (element: HTMLElement): string => element.shadowRoot?.activeElement?.id ?? ''

async function settle(element: PatientReviewElement): Promise<void> {
  await element.updateComplete
  await nextFrame()
  await element.updateComplete
}

describe('<patient-review>', () => {
  it('shows both groups with counts that add up to the list, and reasons that add up to the group', async () => {
    const element = await shown(await fluDraft())
    expect(text(element, '#tab-can')).to.equal('1,187 Can be contacted')
    expect(text(element, '#tab-cannot')).to.equal('61 Cannot be contacted')
    const figures = [...(element.shadowRoot?.querySelectorAll('.filter b') ?? [])].map((figure) =>
      Number(figure.textContent),
    )
    const [all, ...reasons] = figures
    expect(all).to.equal(61)
    expect(reasons.reduce((sum, figure) => sum + figure, 0)).to.equal(61)
  })

  it('draws only the rows in sight, and says the true number of rows', async () => {
    const element = await shown(await fluDraft())
    part(element, '#tab-can').click()
    await settle(element)
    const drawn = element.shadowRoot?.querySelectorAll('tbody [data-index]').length ?? 0
    expect(drawn).to.be.within(8, 60)
    expect(part(element, 'table').getAttribute('aria-rowcount')).to.equal('1188')

    const frame = part(element, '.rows-frame')
    frame.scrollTop = frame.scrollHeight
    await waitUntil(() => element.shadowRoot?.querySelector('[aria-rowindex="1188"]') !== null)
    expect(text(element, '[aria-rowindex="1188"] .line')).to.equal('1,252')
  })

  it('goes from one group to the other by arrow keys', async () => {
    const element = await shown(await fluDraft())
    part(element, '#tab-cannot').focus()
    await sendKeys({ press: 'ArrowLeft' })
    expect(focused(element)).to.equal('tab-can')
    expect(part(element, '#tab-can').getAttribute('aria-selected')).to.equal('true')
  })

  it('corrects a mobile by keyboard, counts again, and takes it back by Undo', async () => {
    const draft = await fluDraft()
    const element = await shown(draft)
    part(element, '[data-act="31"]').focus()
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => focused(element) === 'fix-31-phone')
    expect(part<HTMLInputElement>(element, '#fix-31-phone').value).to.equal('07700 90034')

    await sendKeys({ type: '07700 900999' })
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => read(draft).review.contactable === 1188)
    await settle(element)
    expect(text(element, '#tab-cannot')).to.equal('60 Cannot be contacted')
    expect(text(element, '#undo')).to.equal('Undo: changed the mobile number in line 31')
    expect(element.shadowRoot?.activeElement?.getAttribute('data-act')).to.equal('46')

    part(element, '#undo').click()
    await settle(element)
    expect(text(element, '#tab-cannot')).to.equal('61 Cannot be contacted')
  })

  it('keeps what was typed and says what is wrong when it still cannot be used', async () => {
    const draft = await fluDraft()
    const element = await shown(draft)
    part(element, '[data-act="31"]').click()
    await settle(element)
    await sendKeys({ type: '07700 9003' })
    await sendKeys({ press: 'Enter' })
    await settle(element)
    expect(text(element, '#fix-31-phone-error')).to.contain('Enter a UK phone number')
    expect(part<HTMLInputElement>(element, '#fix-31-phone').value).to.equal('07700 9003')
    expect(focused(element)).to.equal('fix-31-phone')
    expect(read(draft).review.contactable).to.equal(1187)
  })

  it('takes a suggestion with one press', async () => {
    const draft = await fluDraft()
    const element = await shown(draft)
    part(element, '[data-act="46"]').click()
    await settle(element)
    expect(text(element, '.edit')).to.contain('It may be another person’s phone')
    const use = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.edit button') ?? [])].find(
      (button) => button.textContent.includes('Use 07700 900876'),
    )
    use?.click()
    await waitUntil(() => read(draft).review.contactable === 1188)
  })

  it('returns focus to the button that opened the editor when Escape closes it', async () => {
    const element = await shown(await fluDraft())
    part(element, '[data-act="31"]').click()
    await waitUntil(() => focused(element) === 'fix-31-phone')
    await sendKeys({ press: 'Escape' })
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('data-act') === '31')
    expect(element.shadowRoot?.querySelector('.edit')).to.equal(null)
  })

  it('keeps what was typed while its row is scrolled away', async () => {
    const element = await shown(await fluDraft())
    part(element, '#tab-can').click()
    await settle(element)
    part(element, '[data-act="9"]').click()
    await waitUntil(() => focused(element) === 'fix-9-phone')
    await sendKeys({ type: '07700 900777' })
    const frame = part(element, '.rows-frame')
    frame.scrollTop = 20_000
    await waitUntil(() => element.shadowRoot?.querySelector('#fix-9-phone') === null)
    expect(element.shadowRoot?.activeElement).to.equal(frame)
    frame.scrollTop = 0
    await waitUntil(() => element.shadowRoot?.querySelector('#fix-9-phone') !== null)
    expect(part<HTMLInputElement>(element, '#fix-9-phone').value).to.equal('07700 900777')
  })

  it('leaves all lines of a repeated patient out as one change', async () => {
    const draft = await fluDraft()
    const element = await shown(draft)
    const repeated = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.filter') ?? [])].find(
      (filter) => filter.textContent.includes('Patient repeated'),
    )
    repeated?.click()
    await settle(element)
    expect(text(element, 'tbody [data-index="0"] .line')).to.equal('162 and 901')
    part(element, '[data-act="162"]').click()
    await settle(element)
    const choices = [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('.edit input') ?? [])]
    expect(choices.map(({ checked }) => checked)).to.deep.equal([false, false, false])
    choices[2]?.click()
    await settle(element)
    part(element, '.edit [type="submit"]').click()
    await waitUntil(() => read(draft).review.byReason.get('left-out') === 2)
    draft.actions.edit({ kind: 'undo' })
    expect(read(draft).review.byReason.get('patient-repeated')).to.equal(8)
  })

  it('sends to the line that staff chose, and to no other of that patient', async () => {
    const draft = await fluDraft()
    const element = await shown(draft)
    element.shadowRoot?.querySelectorAll<HTMLElement>('.filter').forEach((filter) => {
      if (filter.textContent.includes('Patient repeated')) filter.click()
    })
    await settle(element)
    part(element, '[data-act="162"]').click()
    await settle(element)
    element.shadowRoot?.querySelectorAll<HTMLInputElement>('.edit input')[1]?.click()
    await settle(element)
    part(element, '.edit [type="submit"]').click()
    await waitUntil(() => read(draft).review.contactable === 1188)
    const chosen = read(draft).review.patients.filter(({ line }) => line === 162 || line === 901)
    expect(chosen.map(({ reason }) => reason)).to.deep.equal(['patient-repeated', undefined])
  })

  it('finds by name, number and line', async () => {
    const element = await shown(await fluDraft())
    for (const [typed, name] of [
      ['okafor', 'Okafor, Anthony'],
      ['07700 900744', 'Mensah, Kofi'],
      ['205', 'Whitlock, Dean'],
    ] as const) {
      const field = part<HTMLInputElement>(element, '#find')
      field.value = typed
      field.dispatchEvent(new Event('input'))
      await settle(element)
      expect(text(element, 'tbody .name')).to.equal(name)
    }
  })

  it('sorts by name, and says so to assistive technology', async () => {
    const element = await shown(await fluDraft())
    part(element, 'thead th.name button').click()
    await settle(element)
    expect(part(element, 'thead th.name').getAttribute('aria-sort')).to.equal('ascending')
    const names = [...(element.shadowRoot?.querySelectorAll('tbody th') ?? [])].map(
      (name) => name.textContent,
    )
    expect(names.slice(0, 12)).to.deep.equal([...names.slice(0, 12)].sort(new Intl.Collator('en-GB').compare))
  })

  it('hands over the list of those who cannot be contacted, with line and reason', async () => {
    const draft = await fluDraft()
    const element = await shown(draft)
    let event: DownloadListEvent | undefined
    element.addEventListener('download-list', (fired) => {
      event = fired
      fired.preventDefault()
    })
    const button = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.tools button') ?? [])].at(-1)
    button?.click()
    const lines = event?.csv.trimEnd().split('\r\n') ?? []
    expect(event?.fileName).to.equal('flu-50-to-64-at-risk-not-contactable.csv')
    expect(lines).to.have.length(62)
    expect(lines[0]).to.contain('Line in your file,Why this patient cannot be contacted')
    expect(lines[1]).to.contain('Okafor').and.to.contain('12,Patient deceased')
  })

  it('without a draft tells the host of each change and waits for its answer', async () => {
    const { list, review } = await shortReview(`${headings}999 054 8609,,14/03/1971,Joe,Okafor,\n`)
    const element = await fixture<PatientReviewElement>(
      html`<patient-review allow-test-numbers .list=${list} .review=${review}></patient-review>`,
    )
    const changes: unknown[] = []
    element.addEventListener('row-change', ({ change }) => changes.push(change))
    part(element, '[data-act="2"]').click()
    await waitUntil(() => focused(element) === 'fix-2-phone')
    await sendKeys({ type: '07700 900118' })
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => changes.length > 0)
    expect(changes).to.deep.equal([{ kind: 'cell', line: 2, column: 'phone', text: '07700 900118' }])
  })

  it('offers nothing to change when it is for reading only', async () => {
    const { list, review } = await shortReview(`${headings}999 054 8609,,14/03/1971,Joe,Okafor,\n`)
    const element = await fixture<PatientReviewElement>(
      html`<patient-review read-only .list=${list} .review=${review}></patient-review>`,
    )
    expect(element.shadowRoot?.querySelectorAll('[data-act]').length).to.equal(0)
  })

  it('says what a reason means and what to do, and asks for another look-up of one patient or of all', async () => {
    const { list, review } = await shortReview(
      `${headings}999 054 8609,07700 900118,14/03/1971,Joe,Okafor,\n999 597 0562,07700 900342,02/11/1968,Rosalind,Archer,\n`,
      { facts: () => ({ answer: 'no-answer' }) },
    )
    const asked: unknown[] = []
    const element = await fixture<PatientReviewElement>(
      html`<patient-review
        .list=${list}
        .review=${review}
        @look-up-again=${({ lines }: LookUpAgainEvent) => asked.push(lines)}
      ></patient-review>`,
    )
    await settle(element)
    part(element, '.filters li:nth-child(2) button').click()
    await settle(element)
    expect(text(element, '#reason-help')).to.contain('could say anything about this patient')
    part(element, '#look-up-again').click()
    part(element, '[data-act="3"]').click()
    expect(asked).to.deep.equal([undefined, [3]])
  })

  it('asks the server of its draft again, and shows who can be contacted now', async () => {
    const draft = await fluDraft()
    const element = await shown(draft)
    const before = read(draft).review.byReason.get('contact-details-unavailable') ?? 0
    expect(before).to.be.above(0)
    const filters = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.filter') ?? [])]
    filters.find((filter) => filter.textContent.includes('Contact details unavailable'))?.click()
    await settle(element)
    expect(text(element, '#look-up-again')).to.equal(`Look up ${before} patients again`)
    part(element, '#look-up-again').click()
    await waitUntil(() => read(draft).transfer.kind === 'ready')
  })

  it('shows the columns of the list that staff tick, by keyboard too, and at most four', async () => {
    const cells = ['A', 'B', 'C', 'D', 'E']
    const { list, review } = await shortReview(
      `NHS Number,Mobile Number,Date of Birth,${cells.join()}\n999 054 8609,07700 900118,14/03/1971,a,b,c,d,e\n`,
    )
    const element = await fixture<PatientReviewElement>(
      html`<patient-review .list=${list} .review=${review}></patient-review>`,
    )
    await settle(element)
    part(element, '#tab-can').click()
    await settle(element)
    part(element, '.columns-choice summary').focus()
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Space' })
    await settle(element)
    expect(text(element, 'th.kept')).to.equal('A')
    expect(text(element, 'td.kept')).to.equal('a')
    const ticks = [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('.tick input') ?? [])]
    for (const tick of ticks.slice(1, 4)) {
      tick.click()
      await settle(element)
    }
    expect(element.shadowRoot?.querySelectorAll('th.kept').length).to.equal(4)
    expect(ticks[4]?.disabled).to.equal(true)
  })

  it('stops a list whose columns look sorted apart, says why, and shows the lines', async () => {
    const draft = await fluDraft({
      facts: ({ nhsNumber = '' }) => ({
        nhsNumber,
        answer: 'found',
        asOf: instantFrom(Date.UTC(2026, 10, 24, 10)),
        registeredHere: true,
        lastName: 'Quartermaine',
      }),
    })
    const element = await shown(draft)
    expect(text(element, '.notice.failure')).to.contain('The columns of this list look sorted apart')
    part(element, '#continue').click()
    await settle(element)
    expect(text(element, '.summary')).to.contain('The columns look sorted apart')
    expect(draft.getState().reachable).not.to.include('when')
    part(element, '.notice.failure .link').click()
    await settle(element)
    expect(text(element, '.filter[aria-pressed="true"]')).to.contain('Details do not match')
    expect(text(element, 'td.why')).to.contain('The record says Quartermaine')
  })

  it('promises no patients where nobody can be contacted', async () => {
    const draft = newFluDraft()
    await draft.actions.readList(`${headings}999 054 8609,ask,14/03/1971,Joe,Okafor,\n`, 'nobody.csv')
    const element = await shown(draft)
    expect(text(element, '#tab-can')).to.equal('0 Can be contacted')
    expect(text(element, '#continue')).to.equal('Continue')
  })

  it('shows a line whose cells may have moved as it stands, and lists it until staff say that it is right', async () => {
    const draft = newFluDraft()
    const csv = `${headings}999 054 8609,07700 900118,14/03/1971,Joe,Okafor, Anthony,\n999 597 0562,07700 900342,02/11/1968,Rosalind,Archer,\n999 597 0570,07700 900343,03/11/1968,Rosa,Archer,\n`
    await draft.actions.readList(csv, 'moved.csv')
    const element = await shown(draft)
    part(element, '#tab-cannot').click()
    await settle(element)
    const row = '[data-index="0"]'
    expect(text(element, `${row} .why`)).to.equal(
      'Cells have moved The line reads: 999 054 8609 | 07700 900118 | 14/03/1971 | Joe | Okafor | Anthony |',
    )
    part(element, `${row} [data-act="2"]`).click()
    await settle(element)
    const fields = [...(element.shadowRoot?.querySelectorAll('.edit input') ?? [])].map(({ id }) => id)
    expect(fields).to.eql(['fix-2-phone', 'fix-2-email', 'fix-2-dateOfBirth', 'fix-2-nhsNumber'])
    const email = part<HTMLInputElement>(element, '#fix-2-email')
    email.value = ''
    email.dispatchEvent(new Event('input'))
    await settle(element)
    part(element, '.edit button[type="submit"]').click()
    await settle(element)
    expect(text(element, `${row} .why .tag`)).to.equal('Cells have moved')
    part(element, `${row} [data-act="2"]:last-child`).click()
    await settle(element)
    expect(read(draft).review.patients.find(({ line }) => line === 2)?.reason).to.equal(undefined)
    expect(text(element, '#undo')).to.contain('took line 2 as it stands')
  })
})
