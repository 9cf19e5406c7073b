import type { SandboxCopies, SandboxCopy } from '@carebatch/core/wire'
import { element, panel } from '../element.ts'
import { replaceKeepingFocus } from '../keep-focus.ts'
import { ifBatchMessaging } from '../if-batch-messaging.ts'
import { liveSearch, type LiveSearch, type Search } from '../live-search.ts'
import type { PageVisit, PortalPage } from '../page.ts'
import { clockPanel } from './clock-panel.ts'
import { device } from './device.ts'
import { receivedList } from './received-list.ts'
import { specialNumbers } from './special-numbers.ts'

/** A key names message, step and try, with colons between: all copies of one message begin alike. */
const beginningOf = ({ key }: SandboxCopy): string => key.slice(0, key.indexOf(':') + 1)

/** What patients' phones, NHS Apps and mailboxes received, and what a patient can do there. */
class PhoneSimulator {
  readonly #visit: PageVisit
  readonly #search: LiveSearch
  readonly #received = element('div')
  readonly #devices = element('div', { class: 'fw-devices' })
  #chosen: SandboxCopy | undefined

  constructor(visit: PageVisit) {
    this.#visit = visit
    this.#search = liveSearch(visit, 'Find a mobile, email or NHS number', (search) => this.#show(search))
  }

  content(): readonly Node[] {
    const { field, problem, read } = this.#search
    const list = panel('received', 'Received', field, this.#received)
    const split = element('div', { class: 'fw-split' }, list, this.#devices)
    return [problem, clockPanel(this.#visit, read), split, specialNumbers()]
  }

  async #show(search: Search): Promise<void> {
    const answer = await this.#visit.client.sandbox.phones(search)
    const chosen = this.#chosen ?? answer.copies[0]
    this.#showList(answer, chosen)
    await this.#showDevices(chosen)
  }

  #showList(answer: SandboxCopies, chosen: SandboxCopy | undefined): void {
    const { canShowMore, showMore, act } = this.#search
    const choose = (copy: SandboxCopy) => {
      this.#chosen = copy
      act(() => this.#showDevices(copy).then(() => this.#devices.scrollIntoView({ block: 'nearest' })))
    }
    const more = canShowMore(answer.copies.length, answer.total) ? showMore : undefined
    replaceKeepingFocus(this.#received, receivedList(answer, chosen?.id, choose, more))
  }

  /** All copies of one message, so that an App message and the text after it stand side by side. */
  async #showDevices(copy: SandboxCopy | undefined): Promise<void> {
    if (copy === undefined) {
      const nothing = 'Nothing was received yet. Send a batch, and it arrives here.'
      return this.#devices.replaceChildren(element('p', { class: 'fw-quiet' }, nothing))
    }
    const { client, signal, organisation } = this.#visit
    const { copies } = await client.sandbox.phones({ find: beginningOf(copy), limit: 20, signal })
    const open = ({ id }: SandboxCopy) => this.#search.act(() => client.sandbox.openAppMessage(id))
    const hasText = copies.some(({ channel }) => channel === 'sms')
    const frame = { from: organisation.name, hasText, open }
    replaceKeepingFocus(
      this.#devices,
      copies.toReversed().map((one) => device(one, frame)),
    )
  }
}

export const phoneSimulatorPage: PortalPage = {
  title: 'Phone simulator',
  content: ifBatchMessaging((visit) => new PhoneSimulator(visit).content()),
}
