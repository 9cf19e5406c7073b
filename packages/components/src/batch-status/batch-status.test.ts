import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import '../define/batch-status.ts'
import { OpenBatchEvent } from '../events/open-batch-event.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { larkfield } from '../testing/sessions.ts'
import { flu } from './batches.fixtures.ts'
import { batchStatusFixtures, homeClient } from './batch-status.fixtures.ts'

elementSuite('batch-status', batchStatusFixtures)

async function shown(): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(html`<batch-status .client=${homeClient()}></batch-status>`)
  await waitUntil(() => inside(element, 'batch-list')?.querySelector('tbody') !== null)
  return element
}

function inside(element: HTMLElement, tag: 'batch-list' | 'batch-detail'): ShadowRoot | null | undefined {
  return element.shadowRoot?.querySelector(tag)?.shadowRoot
}

const flusName = (element: HTMLElement) =>
  inside(element, 'batch-list')?.querySelector<HTMLButtonElement>(`[data-batch="${flu.id}"]`)

describe('<batch-status>', () => {
  it('opens a batch in place, says so in its attribute, and moves the focus to the heading', async () => {
    const element = await shown()
    flusName(element)?.click()
    await waitUntil(() => inside(element, 'batch-detail')?.activeElement?.id === 'batch')
    expect(element.getAttribute('batch')).to.equal(flu.id)
  })

  it('goes back to the list, with the focus on its heading', async () => {
    const element = await shown()
    flusName(element)?.click()
    await waitUntil(() => inside(element, 'batch-detail')?.querySelector('.back button'))
    inside(element, 'batch-detail')?.querySelector<HTMLButtonElement>('.back button')?.click()
    await waitUntil(() => inside(element, 'batch-list')?.activeElement?.matches('.title'))
    expect(element.hasAttribute('batch')).to.equal(false)
  })

  it('leads from "Decide" to the outcomes that are unknown', async () => {
    const element = await shown()
    inside(element, 'batch-list')?.querySelector<HTMLButtonElement>('.needs .decide button')?.click()
    await waitUntil(() => inside(element, 'batch-detail')?.activeElement?.id === 'unknown')
  })

  it('shows nothing in place when the host prevents it', async () => {
    const element = await shown()
    const ids: string[] = []
    element.addEventListener(OpenBatchEvent.type, (event) => {
      event.preventDefault()
      ids.push((event as OpenBatchEvent).batchId)
    })
    flusName(element)?.click()
    expect(ids).to.deep.equal([flu.id])
    expect(element.hasAttribute('batch')).to.equal(false)
  })

  it('takes no focus when the host opens a batch by the attribute', async () => {
    const element = await shown()
    element.setAttribute('batch', flu.id)
    await waitUntil(() => inside(element, 'batch-detail')?.querySelector('#batch'))
    expect(document.activeElement).to.equal(document.body)
  })

  it('shows one test-mode banner', async () => {
    const element = await shown()
    expect(element.shadowRoot?.querySelectorAll('.test-mode')).to.have.lengthOf(1)
    expect(inside(element, 'batch-list')?.querySelector('.test-mode')).to.equal(null)
  })

  it('stops everything only after a second look, says what that achieved, and releases it again', async () => {
    const done: string[] = []
    const holds = [{ why: 'stopped' as const, since: flu.changedAt, by: 'Priya Nandi' }]
    const client = {
      ...homeClient(),
      stopEverything: async () => {
        done.push('stop')
        return { batches: 2, gone: 412, inFlight: 8, cancelled: 767, ended: 0, holds }
      },
      release: async () => {
        done.push('release')
        return { holds: [] }
      },
    }
    const element = await fixture<HTMLElement>(html`<batch-status .client=${client}></batch-status>`)
    await waitUntil(() => element.shadowRoot?.querySelector('#ask-everything') !== null)
    const root = element.shadowRoot
    const press = (selector: string) => root?.querySelector<HTMLElement>(selector)?.click()
    const focus = (id: string) => waitUntil(() => root?.activeElement?.id === id)
    press('#ask-everything')
    await focus('everything')
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Escape' })
    await focus('ask-everything')
    expect(done).to.deep.equal([])
    press('#ask-everything')
    await focus('everything')
    press('.danger')
    await focus('everything-stopped')
    expect(root?.querySelector('[part="stop-everything"]')?.textContent).to.contain('2 batches were stopped')
    press('#ask-everything')
    await focus('everything')
    press('.danger')
    await focus('ask-everything')
    expect(done).to.deep.equal(['stop', 'release'])
  })

  it('offers to stop everything to nobody who may not change the settings', async () => {
    const session = { ...larkfield, permissions: ['batches:read' as const, 'batches:send' as const] }
    const client = { ...homeClient(), session: async () => session }
    const element = await fixture<HTMLElement>(html`<batch-status .client=${client}></batch-status>`)
    await waitUntil(() => inside(element, 'batch-list')?.querySelector('tbody') !== null)
    expect(element.shadowRoot?.querySelector('#ask-everything')).to.equal(null)
  })
})
