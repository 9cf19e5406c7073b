import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing'
import { CareBatchError } from '@carebatch/core'
import type { Connection } from '../controllers/client-controller.ts'
import { OpenSimulatorEvent } from '../events/open-simulator-event.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { larkfield, riverside } from '../testing/sessions.ts'
import { BatchElement } from './batch-element.ts'

class PlainElement extends BatchElement {
  protected renderReady({ session }: Connection): unknown {
    return html`<p class="ready">${session.organisation.name}</p>`
  }
}

class OuterElement extends BatchElement {
  protected renderReady({ client }: Connection): unknown {
    return html`<plain-element .client=${client}></plain-element>`
  }
}

customElements.define('plain-element', PlainElement)
customElements.define('outer-element', OuterElement)

const text = (element: Element) => element.shadowRoot?.textContent ?? ''

async function shown(template: ReturnType<typeof html>, words: string): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(template)
  await waitUntil(() => text(element).includes(words), `"${words}" is shown`)
  return element
}

describe('BatchElement', () => {
  it('shows its content once the server has answered', async () => {
    await shown(html`<plain-element .client=${fakeClient()}></plain-element>`, 'Larkfield Surgery')
  })

  it('shows the test-mode banner in test mode, and the banner asks the host to open the simulator', async () => {
    const element = await shown(
      html`<plain-element .client=${fakeClient()}></plain-element>`,
      'Test mode: nothing is sent',
    )
    let asked = 0
    element.addEventListener(OpenSimulatorEvent.type, () => (asked += 1))
    element.shadowRoot?.querySelector<HTMLButtonElement>('.test-mode button')?.click()
    expect(asked).to.equal(1)
  })

  it('shows no banner in live mode', async () => {
    const live = fakeClient({ session: { ...larkfield, mode: 'live' } })
    const element = await shown(html`<plain-element .client=${live}></plain-element>`, 'Larkfield Surgery')
    expect(text(element)).not.to.contain('Test mode')
  })

  it('shows one banner where an element stands inside another', async () => {
    const outer = await shown(html`<outer-element .client=${fakeClient()}></outer-element>`, 'Test mode')
    const inner = outer.shadowRoot?.querySelector('plain-element')
    await waitUntil(() => inner !== null && inner !== undefined && text(inner).includes('Larkfield'))
    expect(inner?.shadowRoot?.querySelector('.test-mode')).to.equal(null)
  })

  it('says that batch messaging is not turned on here', async () => {
    const element = await shown(
      html`<plain-element .client=${fakeClient({ session: riverside })}></plain-element>`,
      'Riverside Clinic does not have it yet',
    )
    expect(element.shadowRoot?.querySelector('.ready')).to.equal(null)
  })

  it('counts down to the next try when the server does not answer, and comes back by pressing Try again', async () => {
    let isUp = false
    const session = async () => {
      if (isUp) return larkfield
      throw new CareBatchError('server-unreachable', { retryable: true })
    }
    const element = await shown(
      html`<plain-element .client=${fakeClient({ session })}></plain-element>`,
      'We lost the connection',
    )
    expect(text(element)).to.contain('We try again by ourselves in 4 seconds')
    isUp = true
    element.shadowRoot?.querySelector<HTMLButtonElement>('[part=button]')?.click()
    await waitUntil(() => text(element).includes('Larkfield Surgery'))
  })

  it('shows nothing in the first second of waiting', async () => {
    const session = () => new Promise<never>(() => undefined)
    const element = await fixture<HTMLElement>(
      html`<plain-element .client=${fakeClient({ session })}></plain-element>`,
    )
    await aTimeout(50)
    expect(element.shadowRoot?.querySelector('[part=loading]')).to.equal(null)
    await waitUntil(() => text(element).includes('Loading'), 'a word after a second', { timeout: 2_000 })
  })

  it('asks for the session once for all elements that share a client', async () => {
    let asked = 0
    const client = fakeClient({
      session: async () => {
        asked += 1
        return larkfield
      },
    })
    await shown(html`<plain-element .client=${client}></plain-element>`, 'Larkfield')
    await shown(html`<plain-element .client=${client}></plain-element>`, 'Larkfield')
    expect(asked).to.equal(1)
  })

  it('starts its headings at the level that the host names', async () => {
    const element = await shown(
      html`<plain-element heading-level="4" .client=${fakeClient({ session: riverside })}></plain-element>`,
      'not turned on',
    )
    expect(element.shadowRoot?.querySelector('h4')).not.to.equal(null)
  })
})
