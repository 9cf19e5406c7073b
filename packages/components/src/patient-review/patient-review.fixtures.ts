import { html } from 'lit'
import {
  batchTypes,
  clinicalSystems,
  findClinicalSystem,
  instantFrom,
  readPatientList,
  reviewPatientList,
  parseIsoDate,
  type EarlierUse,
  type PatientFacts,
  type PatientList,
  type PatientListReview,
} from '@carebatch/core'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft } from '../testing/flu-draft.ts'
import { tuesdayMorning } from '../testing/sessions.ts'
import { PatientReviewElement } from './patient-review.ts'

/** A list of a few lines and its review, for states that the long list has not. */
export async function shortReview(
  csv: string,
  options: {
    readonly clinicalSystem?: string
    readonly facts?: (line: number) => Partial<PatientFacts>
  } = {},
): Promise<{ readonly list: PatientList; readonly review: PatientListReview }> {
  const clinicalSystem = findClinicalSystem(clinicalSystems, options.clinicalSystem ?? 'systmone')
  const list = await readPatientList(csv, { clinicalSystem, today: '2026-11-24', allowTestNumbers: true })
  const review = reviewPatientList({
    rows: list.rows,
    facts: (line) => ({
      nhsNumber: '',
      answer: 'found',
      asOf: instantFrom(tuesdayMorning),
      registeredHere: true,
      ...options.facts?.(line),
    }),
    clinicalSystem,
    contactDetailsFromList: list.notices.some(({ code }) => code === 'contact-columns-not-checked'),
    batchType: firstType(),
    settings: { skipLikelyToFail: true, fallbackAfterHours: 24 },
    allowTestNumbers: true,
  })
  return { list, review }
}

function firstType() {
  const [type] = batchTypes
  if (type === undefined) throw new Error('no batch type')
  return type
}

export const headings = 'NHS Number,Mobile Number,Date of Birth,First name,Surname,Email\n'
const everybody = await shortReview(`${headings}999 054 8609,07700 900118,14/03/1971,Joe,Okafor,\n`)
const nobody = await shortReview(`${headings}999 054 8609,,14/03/1971,Joe,Okafor,\n`)
const notChecked = await shortReview(`${headings}999 054 8609,07700 900118,14/03/1971,Joe,Okafor,\n`, {
  clinicalSystem: 'emis-england',
})
const lookedUp = await shortReview('NHS Number\n999 054 8609\n999 597 0562\n', {
  clinicalSystem: 'emis-england',
  facts: (line) => ({
    phone: line === 2 ? '07700 900118' : '01632 960001',
    firstName: 'Joe',
    lastName: 'Okafor',
  }),
})
const sortedApart = await shortReview(
  `${headings}999 054 8609,07700 900118,14/03/1971,Joe,Okafor,\n999 597 0562,07700 900342,02/11/1968,Rosalind,Archer,\n`,
  {
    facts: (line) => ({
      lastName: 'Archer',
      dateOfBirth: parseIsoDate(line === 2 ? '1968-11-02' : '1971-03-14'),
    }),
  },
)
const unanswered = await shortReview(
  `${headings}999 054 8609,07700 900118,14/03/1971,Joe,Okafor,\n999 597 0562,07797 712345,02/11/1968,Rosalind,Archer,\n`,
  { facts: (line) => (line === 2 ? { answer: 'no-answer' } : {}) },
)
const keptCells = await shortReview(
  'NHS Number,Mobile Number,Date of Birth,First name,Surname,Clinic,Usual GP\n999 054 8609,07700 900118,14/03/1971,Joe,Okafor,Tuesday,Dr Amari\n999 597 0562,07797 712345,02/11/1968,Rosalind,Archer,,Dr Lindqvist\n',
)
const fluUse: EarlierUse = {
  batch: 'batch-7',
  name: 'Flu clinic',
  at: instantFrom(Date.UTC(2026, 10, 3, 9)),
  by: 'Priya Nandi',
  isSame: false,
  inBoth: 97,
  patients: 100,
}
const flu = await fluDraft()

async function press(element: HTMLElement, selector: string): Promise<void> {
  element.shadowRoot?.querySelector<HTMLElement>(selector)?.click()
  if (element instanceof PatientReviewElement) await element.updateComplete
}

/** Opens the editor of a row that is in sight. */
const open = (line: number) => (element: HTMLElement) => press(element, `[data-act="${line}"]`)

export const patientReviewFixtures: readonly ElementFixture[] = [
  {
    name: 'those who cannot be contacted, for their reasons',
    template: () => html`<patient-review .client=${fakeClient()} .draft=${flu}></patient-review>`,
  },
  {
    name: 'a row that is being corrected',
    template: () => html`<patient-review .client=${fakeClient()} .draft=${flu}></patient-review>`,
    settle: open(46),
  },
  {
    name: 'those who can be contacted, with mended cells',
    template: () => html`<patient-review .client=${fakeClient()} .draft=${flu}></patient-review>`,
    settle: async (element) => {
      await press(element, '#tab-can')
      await press(element, '.filters li:nth-child(5) button')
    },
  },
  {
    name: 'two lines of one patient to choose from',
    template: () => html`<patient-review .client=${fakeClient()} .draft=${flu}></patient-review>`,
    settle: async (element) => {
      const filters = element.shadowRoot?.querySelectorAll<HTMLElement>('.filter') ?? []
      for (const filter of filters) if (filter.textContent.includes('Patient repeated')) filter.click()
      if (element instanceof PatientReviewElement) await element.updateComplete
      await open(162)(element)
    },
  },
  {
    name: 'columns that look sorted apart, in a list that was used before',
    template: () =>
      html`<patient-review
        .list=${sortedApart.list}
        .review=${sortedApart.review}
        .usedBefore=${[fluUse]}
      ></patient-review>`,
  },
  {
    name: 'a reason with its help, and look-ups that can be asked again',
    template: () =>
      html`<patient-review .list=${unanswered.list} .review=${unanswered.review}></patient-review>`,
    settle: (element) => press(element, '.filters li:nth-child(2) button'),
  },
  {
    name: 'other columns of the list, and a mobile of Jersey',
    template: () =>
      html`<patient-review .list=${keptCells.list} .review=${keptCells.review}></patient-review>`,
    settle: async (element) => {
      await press(element, '#tab-can')
      await press(element, '.columns-choice summary')
      for (const index of [1, 2]) await press(element, `.columns-choice label:nth-of-type(${index}) input`)
    },
  },
  {
    name: 'a list whose patients can all be contacted',
    template: () =>
      html`<patient-review .list=${everybody.list} .review=${everybody.review}></patient-review>`,
  },
  {
    name: 'a list of which nobody can be contacted, for reading only',
    template: () =>
      html`<patient-review read-only .list=${nobody.list} .review=${nobody.review}></patient-review>`,
  },
  {
    name: 'a list that is not checked against registered patients',
    template: () =>
      html`<patient-review .list=${notChecked.list} .review=${notChecked.review}></patient-review>`,
    settle: (element) => press(element, '#tab-can'),
  },
  {
    name: 'contact details that come from the clinical system',
    template: () =>
      html`<patient-review
        density="compact"
        .list=${lookedUp.list}
        .review=${lookedUp.review}
      ></patient-review>`,
  },
]
