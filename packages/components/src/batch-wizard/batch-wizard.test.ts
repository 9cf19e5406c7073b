import { expect, fixture, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { BatchDraft, DraftStep } from '@carebatch/core'
import '../define/batch-wizard.ts'
import { BatchSentEvent } from '../events/batch-sent-event.ts'
import { OpenBatchesEvent } from '../events/open-batches-event.ts'
import { StepChangedEvent } from '../events/step-changed-event.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft, newFluDraft } from '../testing/flu-draft.ts'
import { batchWizardFixtures, wizardClient, wizardWith } from './batch-wizard.fixtures.ts'
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

const stoppedInGrace = async () => {
  const { batch } = await import('../batch-status/batches.fixtures.ts')
  return { gone: 0, inFlight: 0, cancelled: 1_187, ended: 0, batch: batch() }
}
