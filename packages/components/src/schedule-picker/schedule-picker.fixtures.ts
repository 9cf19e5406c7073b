import { html, type TemplateResult } from 'lit'
import { defaultSettings, instantFrom, type BatchDraft, type DraftTime } from '@carebatch/core'
import { waitUntil } from '@open-wc/testing'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft } from '../testing/flu-draft.ts'
import { SchedulePicker } from './schedule-picker.ts'

/** An organisation whose messages wait for the next opening. */
export const holding = { ...defaultSettings, holdOutsideWindow: true }

export function pickerWith(draft: BatchDraft, settings = defaultSettings): TemplateResult {
  return html`<schedule-picker
    .client=${fakeClient()}
    .draft=${draft}
    .settings=${settings}
  ></schedule-picker>`
}

/** One draft for all: reading 1,248 patients again for each state would only cost time. */
export const scheduledDraft = await fluDraft()

export function scheduled(time: DraftTime): BatchDraft {
  scheduledDraft.actions.setTime(time)
  return scheduledDraft
}

/** London has no summer time in November: its clock shows UTC. */
const at = (day: number, hour: number) => instantFrom(Date.UTC(2026, 10, day, hour))

const typed = { day: '26', month: '11', year: '2026', time: '9:00am' }

export const now: DraftTime = { schedule: { kind: 'now' }, typed: {} }
export const fourDays: DraftTime = {
  schedule: { kind: 'stagger', start: at(26, 9), days: 4 },
  typed: { ...typed, choice: 'stagger', days: '4' },
}
const twentyDays: DraftTime = {
  schedule: { kind: 'stagger', start: at(26, 9), days: 20 },
  typed: { ...typed, choice: 'stagger', days: '20' },
}
export const sundayEvening: DraftTime = {
  schedule: { kind: 'at', at: at(29, 21) },
  typed: { ...typed, choice: 'at', day: '29', time: '9pm' },
}
export const past: DraftTime = {
  schedule: { kind: 'at', at: at(23, 9) },
  typed: { ...typed, choice: 'at', day: '23' },
}
export const hundredAnHour: DraftTime = {
  schedule: { kind: 'paced', start: at(26, 9), patients: 100, per: 'hour' },
  typed: { ...typed, choice: 'paced', patients: '100', per: 'hour' },
}
export const tooSlow: DraftTime = {
  schedule: { kind: 'paced', start: at(26, 9), patients: 1, per: 'day' },
  typed: { ...typed, choice: 'paced', patients: '1', per: 'day' },
}
const unreadable: DraftTime = {
  schedule: undefined,
  typed: { ...typed, choice: 'stagger', day: '31', days: 'four' },
}

/** The time library is loaded on use. */
async function settle(element: HTMLElement): Promise<void> {
  await waitUntil(() => element.shadowRoot?.querySelector('fieldset'), 'the choice is there', {
    timeout: 5_000,
  })
}

async function afterContinue(element: HTMLElement): Promise<void> {
  await settle(element)
  if (element instanceof SchedulePicker) element.check()
}

/** Every state of `<schedule-picker>`. */
export const schedulePickerFixtures: readonly ElementFixture[] = [
  { name: 'now', template: () => pickerWith(scheduled(now)), settle },
  { name: 'four days, two of them outside hours', template: () => pickerWith(scheduled(fourDays)), settle },
  { name: 'twenty days', template: () => pickerWith(scheduled(twentyDays)), settle },
  { name: 'a hundred an hour', template: () => pickerWith(scheduled(hundredAnHour)), settle },
  { name: 'a hundred an hour, held', template: () => pickerWith(scheduled(hundredAnHour), holding), settle },
  { name: 'a Sunday evening, held', template: () => pickerWith(scheduled(sundayEvening), holding), settle },
  { name: 'one a day', template: () => pickerWith(scheduled(tooSlow)), settle: afterContinue },
  { name: 'a Sunday evening', template: () => pickerWith(scheduled(sundayEvening)), settle },
  { name: 'a time that has passed', template: () => pickerWith(scheduled(past)), settle: afterContinue },
  { name: 'a time that is none', template: () => pickerWith(scheduled(unreadable)), settle: afterContinue },
]
