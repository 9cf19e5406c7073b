import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { CareBatchError, instantFrom, type BatchDraft, type DraftStep } from '@carebatch/core'
import type { DraftContent } from '@carebatch/core/wire'
import '../define/batch-wizard.ts'
import { BatchSentEvent } from '../events/batch-sent-event.ts'
import { DraftKeptEvent } from '../events/draft-kept-event.ts'
import { OpenBatchEvent } from '../events/open-batch-event.ts'
import { settings } from '../message-composer/message-composer.fixtures.ts'
import { OpenBatchesEvent } from '../events/open-batches-event.ts'
import { StepChangedEvent } from '../events/step-changed-event.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { fakeClient, keptDraft } from '../testing/fake-client.ts'
import { tuesdayMorning } from '../testing/sessions.ts'
import { fluDraft, newFluDraft } from '../testing/flu-draft.ts'
import {
  askingDraft,
  batchWizardFixtures,
  questionnaireClient,
  wizardClient,
  wizardWith,
} from './batch-wizard.fixtures.ts'
import type { BatchWizard } from './batch-wizard.ts'

elementSuite('batch-wizard', batchWizardFixtures)

async function shown(draft?: BatchDraft, client = wizardClient()): Promise<BatchWizard> {
  const element = await fixture<BatchWizard>(wizardWith(draft, client))
  await waitUntil(() => element.shadowRoot?.querySelector('[data-step]'), 'a step is there')
  return element
}

const press = (root: ShadowRoot | null | undefined, words: string) => {
  const button = [...(root?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
    textContent?.includes(words),
  )
  if (button === undefined) throw new Error(`no button "${words}"`)
  button.click()
}

const inner = (element: BatchWizard, tag: string) => element.shadowRoot?.querySelector<HTMLElement>(tag)

/** The element that has the focus, through shadow roots. */
function focused(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}

const headingHasFocus = (words: string) =>
  waitUntil(() => focused()?.textContent?.includes(words), `focus is on "${words}"`, { timeout: 3_000 })

describe('<batch-wizard>', () => {
  it('takes patients whom the portal has already, without a file', async () => {
    const draft = newFluDraft()
    const element = await shown(draft)
    element.patientsName = 'Asthma recall'
    element.patients = [
      { nhsNumber: '999 054 8609', phone: '07700 900118', dateOfBirth: '14/03/1971', name: 'Joe Okafor' },
    ]
    await waitUntil(() => draft.getState().list.kind === 'read')
    const { list } = draft.getState()
    expect(list.kind === 'read' && [list.isFromHost, list.fileName, list.list.rows.length]).to.deep.equal([
      true,
      'Asthma recall',
      1,
    ])
    const two = {
      nhsNumber: '999 597 0562',
      phone: '07700 900342',
      dateOfBirth: '02/11/1968',
      name: 'R Archer',
    }
    element.patients = [...element.patients, two]
    await waitUntil(() => {
      const now = draft.getState().list
      return now.kind === 'read' && now.list.rows.length === 2
    })
  })

  it('offers the questionnaires, has one approved first, and sends none that nobody approved', async () => {
    const draft = askingDraft()
    const element = await shown(draft, questionnaireClient())
    const radio = (code: string) =>
      element.shadowRoot?.querySelector<HTMLInputElement>(`#questionnaire-${code}`)
    await waitUntil(() => radio('asthma-symptoms'), 'questionnaires are there')
    press(element.shadowRoot, 'Continue')
    await waitUntil(() => element.shadowRoot?.querySelector('#questionnaire-error'), 'one has to be chosen')
    expect(radio('blood-pressure-4-day')?.disabled).to.equal(true)
    press(element.shadowRoot, 'Approve for our organisation')
    await waitUntil(() => radio('blood-pressure-4-day')?.disabled === false, 'it is approved')
    expect(element.shadowRoot?.textContent).to.include('Approved by Priya Nandi')
    radio('blood-pressure-4-day')?.click()
    const { questionnaire, message, problems } = draft.getState()
    expect(questionnaire?.fallbackAfterHours).to.equal(3)
    expect(problems.type).to.deep.equal([])
    expect(message.body).to.include('answer some questions')
  })

  it('asks for a name before it goes on, and then does', async () => {
    const element = await shown()
    press(element.shadowRoot, 'Continue')
    await waitUntil(() => element.shadowRoot?.querySelector('.summary')?.contains(focused()) !== undefined)
    expect(element.shadowRoot?.querySelector('.summary')?.textContent).to.contain(
      'Enter a name for this batch',
    )
    element.shadowRoot?.querySelector<HTMLElement>('.summary a')?.click()
    await sendKeys({ type: 'Flu vaccination' })
    press(element.shadowRoot, 'Continue')
    await headingHasFocus('Write the message')
    expect(element.step).to.equal('message')
    expect(element.getAttribute('step')).to.equal('message')
  })

  it('shows the steps that are done as ways back, and keeps what was entered', async () => {
    const draft = newFluDraft()
    draft.actions.goTo('message')
    const element = await shown(draft)
    expect(element.shadowRoot?.querySelector('[aria-current=step]')?.textContent).to.contain('Message')
    press(element.shadowRoot, 'Type')
    await headingHasFocus('What do you want to send?')
    const name = element.shadowRoot?.querySelector<HTMLInputElement>('#name')
    expect(name?.value).to.equal('Flu vaccination, 50 to 64 at risk')
  })

  it('leads by the step list only to steps that were seen, so that nobody skips the check of a list', async () => {
    const draft = await fluDraft()
    draft.actions.goTo('list')
    const element = await shown(draft)
    const ways = () =>
      Array.from(element.shadowRoot?.querySelectorAll('.steps button') ?? [], (way) =>
        way.textContent?.trim(),
      )
    expect(ways()).to.deep.equal(['Type, done', 'Message, done'])
    draft.actions.goTo('check')
    draft.actions.goTo('type')
    await element.updateComplete
    expect(ways()).to.deep.equal(['Message', 'Patient list', 'Check patients'])
    void draft.actions.readList('', 'other.csv')
    await element.updateComplete
    expect(ways()).to.deep.equal(['Message', 'Patient list'])
  })

  it('tells the host of each step, and takes a step from it that can be reached', async () => {
    const element = await shown(newFluDraft())
    const seen: DraftStep[] = []
    element.addEventListener(StepChangedEvent.type, (event) => {
      if (event instanceof StepChangedEvent) seen.push(event.step)
    })
    element.step = 'message'
    await headingHasFocus('Write the message')
    element.setAttribute('step', 'send')
    await element.updateComplete
    expect(element.step).to.equal('message')
    expect(seen).to.deep.equal(['message'])
  })

  it('leads to the step that is in the way, with what is missing there', async () => {
    const draft = await fluDraft()
    draft.actions.goTo('when')
    const element = await shown(draft)
    draft.actions.setMessage({ body: 'Come to ((clinic)).' })
    const picker = inner(element, 'schedule-picker')
    await waitUntil(() => picker?.shadowRoot?.querySelector('fieldset'), 'the picker is there', {
      timeout: 5_000,
    })
    press(picker?.shadowRoot, 'Continue')
    await waitUntil(() => inner(element, 'message-composer')?.shadowRoot?.querySelector('.summary'))
    expect(inner(element, 'message-composer')?.shadowRoot?.querySelector('.summary')?.textContent).to.contain(
      'Your list has no column “clinic”',
    )
  })

  it('shows the countdown once the batch is sent, tells the host, and comes back to the draft after a stop', async () => {
    const draft = await fluDraft({})
    const client = { ...wizardClient(), stop: stoppedInGrace }
    const element = await shown(draft, client)
    const sent: string[] = []
    element.addEventListener(BatchSentEvent.type, (event) => {
      if (event instanceof BatchSentEvent) sent.push(event.batch.id)
    })
    await draft.actions.send()
    await headingHasFocus('Sending starts in')
    expect(sent).to.deep.equal(['batch-1'])
    press(inner(element, 'batch-sent')?.shadowRoot, 'Stop, send to nobody')
    await headingHasFocus('Stopped. Nobody was messaged')
    press(inner(element, 'batch-sent')?.shadowRoot, 'Back to the draft')
    await waitUntil(() => inner(element, 'batch-sent') === null)
    expect(draft.getState().sending.kind).to.equal('not-sent')
    expect(draft.getState().name).to.equal('Flu vaccination, 50 to 64 at risk')
  })

  it('saves what is entered, says so, and tells the host under which id', async () => {
    const element = await shown()
    const ids: string[] = []
    element.addEventListener(DraftKeptEvent.type, (event) => {
      if (event instanceof DraftKeptEvent) ids.push(event.draftId)
    })
    element.draft?.actions.setName('Flu vaccination')
    await saysOf(element, 'Draft saved at 10:00am')
    expect(ids).to.deep.equal(['draft-1'])
    expect(element.getAttribute('draft-id')).to.equal('draft-1')
  })

  it('goes on with a draft that was saved, at the step where it was left', async () => {
    const element = await fixture<BatchWizard>(
      html`<batch-wizard draft-id="draft-7" .client=${savedClient}></batch-wizard>`,
    )
    await headingIs(element, 'message-composer', 'Write the message')
    expect(element.draft?.getState().name).to.equal('Flu vaccination')
    expect(element.step).to.equal('message')
  })

  it('opens another draft when the host names one', async () => {
    const element = await shown(undefined, savedClient)
    element.draft?.actions.setName('Something else')
    element.draftId = 'draft-7'
    await waitUntil(() => element.draft?.getState().name === 'Flu vaccination')
    expect(element.draftId).to.equal('draft-7')
  })

  it('says that a save failed, and tries again when it is told to', async () => {
    let isGone = true
    const client = fakeClient({
      settings: async () => settings,
      createDraft: async (content) => {
        if (isGone) throw new CareBatchError('server-unreachable', { retryable: true })
        return keptDraft('draft-1', 1, content)
      },
    })
    const element = await shown(undefined, client)
    element.draft?.actions.setName('Flu vaccination')
    await saysOf(element, 'Not saved.')
    isGone = false
    element.shadowRoot?.querySelector<HTMLElement>('.saving button')?.click()
    await saysOf(element, 'Draft saved at 10:00am')
  })

  it('asks whose changes to go on with where somebody else has saved, and keeps mine as another draft', async () => {
    const made: string[] = []
    const element = await shown(undefined, conflicting(made))
    element.draft?.actions.setName('Mine')
    await saysOf(element, 'Draft saved at')
    element.draft?.actions.setName('Mine, changed')
    await waitUntil(() => inner(element, '#standstill') instanceof HTMLElement, 'asked', {
      timeout: 4_000,
    })
    expect(element.shadowRoot?.querySelector('.standstill')?.textContent).to.contain(
      'Owen Pryce changed this draft at 9:58am',
    )
    press(element.shadowRoot, 'Keep mine as a new draft')
    await saysOf(element, 'Draft saved at')
    expect(made).to.deep.equal(['Mine', 'Mine, changed (my copy)'])
    expect(element.shadowRoot?.querySelector('.standstill')).to.equal(null)
    expect(element.draftId).to.equal('draft-2')
  })

  it('goes on with what the other one saved, if that is what staff want', async () => {
    const element = await shown(undefined, conflicting([]))
    element.draft?.actions.setName('Mine')
    await saysOf(element, 'Draft saved at')
    element.draft?.actions.setName('Mine, changed')
    await waitUntil(() => inner(element, '#standstill') instanceof HTMLElement, 'asked', {
      timeout: 4_000,
    })
    press(element.shadowRoot, 'Go on with what Owen Pryce saved')
    await waitUntil(() => element.draft?.getState().name === 'Flu vaccination')
  })

  it('leads to the batch of whoever sent the draft first', async () => {
    const sent = () => {
      throw new CareBatchError('already-being-sent', {
        details: { batch: 'batch-9', by: 'Priya Nandi', at: instantFrom(tuesdayMorning) },
      })
    }
    const element = await fixture<BatchWizard>(
      html`<batch-wizard
        draft-id="draft-7"
        .client=${fakeClient({ draft: async () => sent() })}
      ></batch-wizard>`,
    )
    await waitUntil(() => inner(element, '#problem') instanceof HTMLElement)
    expect(element.shadowRoot?.querySelector('#problem')?.textContent).to.equal(
      'This batch is already being sent by Priya Nandi, since 10:00am',
    )
    const opened: string[] = []
    element.addEventListener(OpenBatchEvent.type, (event) => {
      if (event instanceof OpenBatchEvent) opened.push(event.batchId)
    })
    press(element.shadowRoot, 'See this batch')
    expect(opened).to.deep.equal(['batch-9'])
  })

  it('offers the way back to all batches', async () => {
    const element = await shown()
    let asked = 0
    element.addEventListener(OpenBatchesEvent.type, () => (asked += 1))
    press(element.shadowRoot, 'All batches')
    expect(asked).to.equal(1)
  })

  it('begins anew for another practice, and keeps the draft while it is the same', async () => {
    const element = await shown()
    const { draft } = element
    const parent = element.parentElement
    element.remove()
    parent?.append(element)
    await element.updateComplete
    expect(element.draft).to.equal(draft)
    element.client = fakeClient()
    await waitUntil(() => element.draft !== draft)
  })
})

const saysOf = (element: BatchWizard, words: string) =>
  waitUntil(
    () => element.shadowRoot?.querySelector('.saving')?.textContent.replace(/\s+/g, ' ').includes(words),
    words,
    { timeout: 4_000 },
  )

const headingIs = (element: BatchWizard, tag: string, words: string) =>
  waitUntil(
    () => inner(element, tag)?.shadowRoot?.querySelector('.title')?.textContent.includes(words),
    words,
  )

const savedContent: DraftContent = {
  step: 'message',
  name: 'Flu vaccination',
  batchType: 'message',
  message: { subject: 'Your vaccination', body: 'Please call us.', greeting: true },
  time: { schedule: { kind: 'now' }, typed: {} },
}

const savedClient = fakeClient({
  settings: async () => settings,
  draft: async (id) => keptDraft(id, 3, savedContent),
})

/** Somebody else saves between the first and the second save of the first draft. */
const conflicting = (made: string[]) =>
  fakeClient({
    settings: async () => settings,
    createDraft: async (content) => keptDraft(`draft-${made.push(content.name)}`, 1, content),
    draft: async (id) => keptDraft(id, 2, savedContent),
    saveDraft: async () => {
      throw new CareBatchError('version-conflict', {
        details: { by: 'Owen Pryce', at: instantFrom(tuesdayMorning - 120_000) },
      })
    },
  })

const stoppedInGrace = async () => {
  const { batch } = await import('../batch-status/batches.fixtures.ts')
  return { gone: 0, inFlight: 0, cancelled: 1_187, ended: 0, batch: batch() }
}
