import { html } from 'lit'
import { instantFrom, type BatchDraft } from '@carebatch/core'
import { fluListBytes, fluListName } from '../patient-review/flu-list.fixtures.ts'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { newFluDraft, fluDraft } from '../testing/flu-draft.ts'
import { hawthorn } from '../testing/sessions.ts'

/** Six columns of which the date of birth goes by a name that nobody knows. */
export const birthdayList = [
  'NHS No.,Pref Tel,Forename,Surname,Birthday,Usual GP',
  '999 597 0562,07700 900118,Anthony,Okafor,14/03/1971,Dr Amari',
  '999 299 2646,07700 900342,Rosalind,Archer,02/11/1968,Dr Lindqvist',
  '999 542 2913,07700 900876,Gwen,Pritchard,30/06/2008,Dr Amari',
  '',
].join('\r\n')

/** A draft in the middle of reading this list; it may stay there for ever. */
function reading(draft: BatchDraft, source: string | Uint8Array, name: string): BatchDraft {
  void draft.actions.readList(source, name)
  return draft
}

async function after(draft: BatchDraft, source: string | Uint8Array, name: string): Promise<BatchDraft> {
  await draft.actions.readList(source, name)
  return draft
}

const mapping = await after(
  newFluDraft(),
  birthdayList.replace('Pref Tel', 'Telecom Number'),
  'asthma-recall.csv',
)
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
const refused = await after(newFluDraft(), picture, 'recall-list.csv')
const unnamed = await after(
  newFluDraft(),
  birthdayList.replace('NHS No.', 'Patient').replace('Pref Tel', 'Telecom Number'),
  'asthma-recall.csv',
)
/** Patients whom a portal has, as it has them. */
export const portalPatients = [
  {
    nhsNumber: '999 054 8609',
    phone: '07700 900118',
    dateOfBirth: '14/03/1971',
    name: 'Joe Okafor',
    clinic: 'Asthma',
  },
  {
    nhsNumber: '999 597 0562',
    phone: '07700 900342',
    dateOfBirth: '02/11/1968',
    name: 'Rosalind Archer',
    clinic: 'Asthma',
  },
]
const fromPortal = newFluDraft()
await fromPortal.actions.readList(portalPatients, '')
const usedBefore = newFluDraft({
  uses: [
    {
      batch: 'batch-7',
      name: 'Flu clinic',
      at: instantFrom(Date.UTC(2026, 10, 3, 9)),
      by: 'Priya Nandi',
      isSame: false,
      inBoth: 1211,
      patients: 1248,
    },
  ],
})
await usedBefore.actions.readList(fluListBytes(), fluListName)
const gone = await after(newFluDraft({ goneAfter: () => 1000 }), fluListBytes(), fluListName)
const ready = await fluDraft()
const lookingUp = reading(
  newFluDraft({ stopsAt: { lookedUp: 812, secondsLeft: 87 } }),
  fluListBytes(),
  fluListName,
)

const shows = (draft: BatchDraft) => () =>
  html`<patient-list-upload .client=${fakeClient()} .draft=${draft}></patient-list-upload>`

export const patientListUploadFixtures: readonly ElementFixture[] = [
  { name: 'where to drop a file, and what it needs', template: shows(newFluDraft()) },
  {
    name: 'what lists of EMIS in England need',
    template: () =>
      html`<patient-list-upload
        .client=${fakeClient({ session: hawthorn })}
        .draft=${newFluDraft({}, 'emis-england')}
      ></patient-list-upload>`,
  },
  { name: 'patients being looked up', template: shows(lookingUp) },
  {
    name: 'another way to read the letters',
    template: shows(lookingUp),
    settle: async (element) => {
      element.shadowRoot?.querySelector<HTMLElement>('#letters')?.click()
    },
  },
  { name: 'columns to match by hand', template: shows(mapping) },
  { name: 'a list whose columns can be named by hand', template: shows(unnamed) },
  { name: 'patients whom the portal had already', template: shows(fromPortal) },
  { name: 'a list that was used before', template: shows(usedBefore) },
  { name: 'a file that cannot be used', template: shows(refused) },
  { name: 'a server that has gone in the middle', template: shows(gone) },
  { name: 'a list that is checked', template: shows(ready) },
]
