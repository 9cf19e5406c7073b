import { expect, fixture, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { defaultSettings, type BatchDraft } from '@carebatch/core'
import '../define/schedule-picker.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { elementSuite } from '../testing/element-suite.ts'
import {
  fourDays,
  holding,
  hundredAnHour,
  now,
  past,
  pickerWith,
  scheduled,
  schedulePickerFixtures,
  sundayEvening,
  tooSlow,
} from './schedule-picker.fixtures.ts'

elementSuite('schedule-picker', schedulePickerFixtures)

async function shown(draft: BatchDraft, settings = defaultSettings): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(pickerWith(draft, settings))
  await waitUntil(() => element.shadowRoot?.querySelector('fieldset'), 'the choice is there', {
    timeout: 5_000,
  })
  return element
}

const words = (element: HTMLElement) => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? ''

const steps = (element: HTMLElement): string[] => {
  const seen: string[] = []
  element.addEventListener(ChangeStepEvent.type, (event) => {
    if (event instanceof ChangeStepEvent) seen.push(event.step)
  })
  return seen
}

const press = (element: HTMLElement, label: string) => {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])]
  buttons.find(({ textContent }) => textContent?.includes(label))?.click()
}

const choose = (element: HTMLElement, id: string) =>
  element.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`)?.click()

describe('<schedule-picker>', () => {
  it('goes on with Now within the hours of the practice', async () => {
    const element = await shown(scheduled(now))
    const seen = steps(element)
    press(element, 'Continue')
    expect(seen).to.deep.equal(['send'])
  })

  it('offers the next morning within the hours, and reads it as London time', async () => {
    const draft = scheduled(now)
    const element = await shown(draft)
    choose(element, 'when-at')
    expect(draft.getState().time.schedule).to.deep.equal({ kind: 'at', at: '2026-11-25T09:00:00.000Z' })
    await waitUntil(() => words(element).includes('Wednesday 25 November 2026'))
  })

  it('reads what is typed, letter by letter', async () => {
    const draft = scheduled(now)
    const element = await shown(draft)
    choose(element, 'when-at')
    await waitUntil(() => element.shadowRoot?.querySelector('#clock'))
    const time = element.shadowRoot?.querySelector<HTMLInputElement>('#clock')
    time?.select()
    time?.focus()
    time?.select()
    await sendKeys({ type: '2.30 pm' })
    expect(draft.getState().time.schedule).to.deep.equal({ kind: 'at', at: '2026-11-25T14:30:00.000Z' })
    expect(draft.getState().time.typed['time']).to.equal('2.30 pm')
  })

  it('spreads 1,187 patients over four days so that they add up', async () => {
    const element = await shown(scheduled(fourDays))
    const figures = Array.from(element.shadowRoot?.querySelectorAll('.days strong') ?? [], (figure) =>
      Number(figure.textContent),
    )
    expect(figures).to.deep.equal([297, 297, 297, 296])
    expect(words(element)).to.contain('593 patients would be messaged outside your sending hours')
  })

  it('sends a hundred an hour, and shows each day with its first and last hour', async () => {
    const element = await shown(scheduled(hundredAnHour))
    expect(words(element)).to.contain('Patients a day')
    expect(words(element)).to.contain('First messages 26 November 2026, 9:00am')
    expect(words(element)).to.contain('Last messages 26 November 2026, 8:00pm')
    expect(words(element)).to.contain('287 patients would be messaged outside your sending hours')
  })

  it('leaves out what is outside the hours for one batch, by the safe button of the second look', async () => {
    const draft = scheduled(hundredAnHour)
    const element = await shown(draft)
    press(element, 'Send only within your hours')
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'keeps-hours')
    expect(draft.getState().time.schedule).to.have.property('keepsHours', true)
    expect(words(element)).to.contain('287Fri 27 Nov8:00am to 10:00am')
    expect(words(element)).not.to.contain('would be messaged outside')
    choose(element, 'keeps-hours')
    await waitUntil(() => words(element).includes('287 outside hours'))
    const seen = steps(element)
    press(element, 'Continue')
    expect(seen).to.deep.equal([])
  })

  it('holds what would leave outside the hours until the next opening, where the practice wants that', async () => {
    const element = await shown(scheduled(hundredAnHour), holding)
    expect(words(element)).to.contain('900Thu 26 Nov9:00am to 5:00pm')
    expect(words(element)).to.contain('287Fri 27 Nov8:00am to 10:00am')
    expect(words(element)).not.to.contain('would be messaged outside')
    const evening = await shown(scheduled(sundayEvening), holding)
    expect(words(evening)).to.contain(
      '29 November 2026, 9:00pm is outside your hours, so the first messages leave at 30 November 2026, 8:00am',
    )
  })

  it('changes the pace with what is typed and chosen', async () => {
    const draft = scheduled(hundredAnHour)
    const element = await shown(draft)
    choose(element, 'per-day')
    const start = '2026-11-26T09:00:00.000Z'
    expect(draft.getState().time.schedule).to.deep.equal({ kind: 'paced', start, patients: 100, per: 'day' })
    const patients = element.shadowRoot?.querySelector<HTMLInputElement>('#patients')
    patients?.focus()
    patients?.select()
    await sendKeys({ type: '1,000' })
    expect(draft.getState().time.schedule).to.deep.equal({ kind: 'paced', start, patients: 1000, per: 'day' })
  })

  it('refuses a pace at which somebody would wait for more than a year', async () => {
    const element = await shown(scheduled(tooSlow))
    const seen = steps(element)
    press(element, 'Continue')
    await waitUntil(() => words(element).includes('more than a year after the first'))
    expect(seen).to.deep.equal([])
  })

  it('asks before it goes on outside the hours, and is content with an answer', async () => {
    const element = await shown(scheduled(sundayEvening))
    const seen = steps(element)
    press(element, 'Continue')
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('summary'))
    expect(seen).to.deep.equal([])
    press(element, 'Send at this time anyway')
    await waitUntil(() => words(element).includes('You chose to send at this time anyway.'))
    press(element, 'Continue')
    expect(seen).to.deep.equal(['send'])
  })

  it('asks again when the time is another one', async () => {
    const draft = scheduled(sundayEvening)
    const element = await shown(draft)
    press(element, 'Send at this time anyway')
    await waitUntil(() => words(element).includes('You chose'))
    const day = element.shadowRoot?.querySelector<HTMLInputElement>('#time')
    day?.select()
    day?.focus()
    day?.select()
    await sendKeys({ type: '28' })
    await waitUntil(() => !words(element).includes('You chose'))
    const seen = steps(element)
    press(element, 'Continue')
    expect(seen).to.deep.equal([])
  })

  it('moves the messages to where the hours begin', async () => {
    const draft = scheduled(sundayEvening)
    const element = await shown(draft)
    press(element, 'Start 30 November 2026, 8:00am instead')
    expect(draft.getState().time.schedule).to.deep.equal({ kind: 'at', at: '2026-11-30T08:00:00.000Z' })
    await waitUntil(() => !words(element).includes('outside your sending hours'))
  })

  it('refuses a time that has passed, in words, and keeps it as it was typed', async () => {
    const draft = scheduled(past)
    const element = await shown(draft)
    const seen = steps(element)
    press(element, 'Continue')
    await waitUntil(() => words(element).includes('Choose a time in the future. This one has passed'))
    expect(seen).to.deep.equal([])
    expect(element.shadowRoot?.querySelector<HTMLInputElement>('#time')?.value).to.equal('23')
  })
})
