import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing'
import { instantFrom, type BatchDraft, type ReadList } from '@carebatch/core'
import '../define/patient-list-upload.ts'
import { fluListBytes, fluListName } from '../patient-review/flu-list.fixtures.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { newFluDraft } from '../testing/flu-draft.ts'
import { birthdayList, patientListUploadFixtures, portalPatients } from './patient-list-upload.fixtures.ts'
import type { PatientListUpload } from './patient-list-upload.ts'

elementSuite('patient-list-upload', patientListUploadFixtures)

async function shown(draft: BatchDraft): Promise<PatientListUpload> {
  const element = await fixture<PatientListUpload>(
    html`<patient-list-upload .client=${fakeClient()} .draft=${draft}></patient-list-upload>`,
  )
  await waitUntil(() => element.shadowRoot?.querySelector('.title') !== null)
  return element
}

function part<Found extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}

const text = (element: HTMLElement, selector: string): string =>
  part(element, selector).textContent.replace(/\s+/g, ' ').trim()

function read(draft: BatchDraft): ReadList | undefined {
  const { list } = draft.getState()
  return list.kind === 'read' ? list : undefined
}

/** A browser hands files over in a DataTransfer, whether dropped or chosen. */
function give(element: PatientListUpload, content: BlobPart, name: string, how: 'drop' | 'choose'): void {
  const files = new DataTransfer()
  files.items.add(new File([content], name))
  const field = part<HTMLInputElement>(element, '#list')
  if (how === 'drop') {
    const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })
    field.closest('.drop')?.dispatchEvent(drop)
    return
  }
  field.files = files.files
  field.dispatchEvent(new Event('change'))
}

describe('<patient-list-upload>', () => {
  for (const how of ['drop', 'choose'] as const) {
    it(`reads a file that staff ${how}, looks everybody up, and says when it is ready`, async () => {
      const draft = newFluDraft()
      const element = await shown(draft)
      let ready = 0
      element.addEventListener('list-ready', () => (ready += 1))
      give(element, fluListBytes().slice().buffer, fluListName, how)
      await waitUntil(() => ready === 1)
      await element.updateComplete
      expect(read(draft)?.review.contactable).to.equal(1187)
      expect(text(element, '.tasks')).to.contain('1,248 patients')
      expect(text(element, '.tasks')).to.contain('Headings found in line 4, after 3 title lines.')
      expect(text(element, '.tasks')).to.contain('Text is Windows-1252')
      expect(text(element, '.tasks')).to.contain('List handed over')
      expect(text(element, '.tasks')).to.contain('Sorted into can and cannot be contacted')
      expect(text(element, '.tasks')).not.to.match(/Handing|Sorting/)
    })
  }

  for (const [name, content, words] of [
    ['empty.csv', '', 'The file is empty'],
    ['recall.csv', 'Name,Phone\nJoe,07700 900118\n', 'No column holds NHS numbers'],
    ['heading.csv', 'NHS Number,Mobile,DOB\n', 'headings in line 1 and no patients below them'],
  ] as const) {
    it(`says what is wrong with ${name} and what to do, and takes another file in the same place`, async () => {
      const draft = newFluDraft()
      const element = await shown(draft)
      give(element, content, name, 'choose')
      await waitUntil(() => element.shadowRoot?.querySelector('.summary') !== null)
      expect(text(element, '.summary')).to.contain(words)
      expect(text(element, '#file-error')).to.contain(name)
      expect(element.shadowRoot?.activeElement).to.equal(part(element, '.summary'))
      expect(draft.getState().message.body).to.contain('flu vaccination')
      give(element, fluListBytes().slice().buffer, fluListName, 'choose')
      await waitUntil(() => read(draft)?.transfer.kind === 'ready')
    })
  }

  it('matches a column by hand with the suggestion, and remembers it for the same headings', async () => {
    const draft = newFluDraft()
    const list = birthdayList.replace('Pref Tel', 'Telecom Number')
    const element = await shown(draft)
    give(element, list, 'asthma-recall.csv', 'choose')
    await waitUntil(() => element.shadowRoot?.querySelector('.summary') !== null)
    expect(text(element, '.summary')).to.contain('Choose the column that holds the date of birth')
    expect(text(element, '#column-4-why')).to.contain('3 of 3 values are dates, 1968 to 2008.')

    part(element, '#column-4-why button').click()
    await element.updateComplete
    expect(element.shadowRoot?.querySelector('.summary')).to.equal(null)
    part(element, '.actions .button').click()
    await waitUntil(() => read(draft)?.transfer.kind === 'ready')
    expect(read(draft)?.review.contactable).to.equal(3)

    draft.actions.removeList()
    await element.updateComplete
    give(element, list, 'asthma-recall-2.csv', 'choose')
    await waitUntil(() => read(draft)?.transfer.kind === 'ready')
  })

  it('does not go on while a required column is missing', async () => {
    const draft = newFluDraft()
    const element = await shown(draft)
    give(element, birthdayList.replace('Pref Tel', 'Telecom Number'), 'asthma-recall.csv', 'choose')
    await waitUntil(() => element.shadowRoot?.querySelector('.summary') !== null)
    part(element, '.actions .button').click()
    await nextFrame()
    expect(read(draft)?.transfer.kind).to.equal('needs-columns')
    expect(element.shadowRoot?.activeElement).to.equal(part(element, '.summary'))
  })

  it('keeps everything when the server goes, counts down, and goes on where it stopped', async () => {
    let rowsUntilGone = 1000
    const draft = newFluDraft({ goneAfter: () => rowsUntilGone })
    const element = await shown(draft)
    give(element, fluListBytes().slice().buffer, fluListName, 'choose')
    await waitUntil(() => element.shadowRoot?.querySelector('#problem') !== null)
    expect(text(element, '#problem')).to.equal('We lost the connection at 1,000 of 1,248 patients')
    expect(text(element, '.notice')).to.contain('Nothing has been sent.')
    expect(text(element, '.notice')).to.match(/We try again by ourselves in \d seconds/)

    rowsUntilGone = Infinity
    part(element, '.notice .button').click()
    await waitUntil(() => read(draft)?.transfer.kind === 'ready')
    expect(read(draft)?.review.contactable).to.equal(1187)
  })

  it('reads the letters again as staff choose', async () => {
    const draft = newFluDraft()
    const element = await shown(draft)
    give(element, fluListBytes().slice().buffer, fluListName, 'choose')
    await waitUntil(() => read(draft)?.transfer.kind === 'ready')
    await element.updateComplete
    part(element, '#letters').click()
    await element.updateComplete
    expect(text(element, '.tasks')).to.contain('Siân')
    const choice = part<HTMLSelectElement>(element, '#encoding')
    choice.value = 'utf-16be'
    choice.dispatchEvent(new Event('change'))
    await waitUntil(() => draft.getState().list.kind === 'refused')
  })

  it('stays alive while 20 MB are read', async () => {
    const rows = 100_000
    const filler = 'x'.repeat(150)
    const line = (index: number) => {
      const digits = `999${String(index).padStart(6, '0')}`
      return `${digits}0,07700 900118,14/03/1971,${filler}`
    }
    const file = `NHS Number,Mobile,DOB,Notes\n${Array.from({ length: rows }, (_, index) => line(index)).join('\n')}\n`
    expect(file.length).to.be.above(18_000_000)
    const draft = newFluDraft({ stopsAt: 'receiving' })
    const element = await shown(draft)
    give(element, file, 'large.csv', 'choose')
    let longest = 0
    let last = performance.now()
    while (draft.getState().list.kind !== 'read' && draft.getState().list.kind !== 'refused') {
      await new Promise((resolve) => setTimeout(resolve))
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
    expect(read(draft)?.list.rows.length).to.equal(rows)
    expect(longest, 'longest time without an answer to the person, in ms').to.be.below(1500)
  }).timeout(30_000)

  it('lets staff name the columns of a list without an NHS Number heading, and refuses it until they do', async () => {
    const draft = newFluDraft()
    await draft.actions.readList(
      birthdayList.replace('NHS No.', 'Patient').replace('Pref Tel', 'Telecom Number'),
      'a.csv',
    )
    const element = await shown(draft)
    expect(text(element, '.summary')).to.contain('No column holds NHS numbers')
    part(element, '#name-columns').click()
    expect(draft.getState().list.kind).to.equal('refused')
    for (const words of ['Use as NHS number', 'Use as date of birth']) {
      const links = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.field .link') ?? [])]
      links.find((link) => link.textContent.includes(words))?.click()
      await element.updateComplete
    }
    part(element, '#name-columns').click()
    await waitUntil(() => read(draft)?.isLookedUp === true)
    expect(read(draft)?.list.rows.length).to.equal(3)
    expect([...(read(draft)?.list.rows ?? [])].map(({ nhsNumber }) => nhsNumber)).to.include('9995970562')
  })

  it('shows patients of the portal as such: no file, no headings, no way of reading letters', async () => {
    const draft = newFluDraft()
    await draft.actions.readList(portalPatients, 'Asthma recall')
    const element = await shown(draft)
    expect(text(element, '.lead')).to.equal('Asthma recall')
    expect(text(element, '.tasks')).to.contain('From your portal')
    expect(text(element, '.tasks')).not.to.contain('Headings found')
    expect(element.shadowRoot?.querySelector('#letters')).to.equal(null)
    expect(text(element, '.actions')).to.contain('Add a file instead')
  })

  it('asks about patients again whose look-up did not answer', async () => {
    let answers = false
    const draft = newFluDraft({
      facts: ({ nhsNumber = '', line }) => ({
        nhsNumber,
        answer: answers || line > 1 ? 'found' : 'no-answer',
        asOf: instantFrom(Date.UTC(2026, 10, 24, 10)),
        registeredHere: true,
      }),
    })
    await draft.actions.readList(portalPatients, '')
    const element = await shown(draft)
    answers = true
    part(element, '#look-up-again').click()
    await waitUntil(() => element.shadowRoot?.querySelector('#look-up-again') === null)
    expect(read(draft)?.review.contactable).to.equal(2)
  })
})
