import { expect, fixture, waitUntil } from '@open-wc/testing'
import '../define/batch-sent.ts'
import { ReopenDraftEvent } from './batch-sent.events.ts'
import { OpenBatchEvent } from '../events/open-batch-event.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { batchSentFixtures, sentWith, stop, stops } from './batch-sent.fixtures.ts'

elementSuite('batch-sent', batchSentFixtures)

const words = (element: HTMLElement) => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? ''

async function shown(template: ReturnType<typeof sentWith>): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(template)
  await waitUntil(() => element.shadowRoot?.querySelector('.danger'))
  return element
}

const inGrace = stops({ gone: 0, inFlight: 0, cancelled: 1_187, ended: 0 })

describe('<batch-sent>', () => {
  it('counts down, with Stop as its first button, and says once how long there is', async () => {
    const element = await shown(sentWith(inGrace))
    expect(words(element)).to.contain('Sending starts in 30 seconds')
    expect(element.shadowRoot?.querySelector('.body button')?.textContent).to.contain('Stop, send to nobody')
    await waitUntil(() =>
      element.shadowRoot?.querySelector('[role=status]')?.textContent?.includes('30 seconds'),
    )
    await waitUntil(() => words(element).includes('Sending starts in 29 seconds'), 'a second later', {
      timeout: 3_000,
    })
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.contain('30 seconds')
  })

  it('says that sending has started when the countdown is over', async () => {
    const element = await shown(sentWith(inGrace, { grace: 1 }))
    await waitUntil(() => words(element).includes('Stop, send to nobody else'), 'a second later', {
      timeout: 3_000,
    })
    expect(words(element)).to.contain('Sending has started')
  })

  it('offers the draft again after a stop that reached nobody', async () => {
    const element = await shown(sentWith(inGrace))
    let reopened = 0
    element.addEventListener(ReopenDraftEvent.type, () => (reopened += 1))
    await stop(element)
    await waitUntil(() => words(element).includes('Stopped. Nobody was messaged'))
    expect(words(element)).to.contain('All 1,187 messages were cancelled')
    await waitUntil(
      () => element.shadowRoot?.activeElement?.classList.contains('title'),
      'focus is on the heading',
    )
    element.shadowRoot?.querySelector<HTMLElement>('.notice button')?.click()
    expect(reopened).to.equal(1)
  })

  it('shows sets that add up after a stop in mid-send, and leads to the status', async () => {
    const element = await shown(sentWith(stops({ gone: 412, inFlight: 25, cancelled: 744, ended: 6 })))
    const opened: string[] = []
    element.addEventListener(OpenBatchEvent.type, (event) => {
      if (event instanceof OpenBatchEvent) opened.push(event.batchId)
    })
    await stop(element)
    await waitUntil(() => words(element).includes('Stopped. 412 had already gone, 744 had not'))
    expect(words(element)).to.contain('25 were on their way and may still arrive')
    const sets = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.bar i') ?? [])]
    expect(sets.map(({ dataset }) => dataset.bucket)).to.deep.equal([
      'sending',
      'no-confirmation',
      'cancelled',
      'failed',
    ])
    expect(words(element)).to.contain('412 + 25 + 744 + 6 = 1,187 accounted for')
    element.shadowRoot?.querySelector<HTMLElement>('.button')?.click()
    expect(opened).to.deep.equal(['flu'])
  })
})
