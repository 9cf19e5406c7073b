import type { BatchClient } from '@carebatch/core/client'
import type { SandboxOrganisation } from '@carebatch/core/wire'
import { element } from './element.ts'
import { header } from './header.ts'
import { navigation } from './navigation.ts'
import { clientFor } from './organisations.ts'
import { pages } from './pages.ts'
import { parsePlace, pathOf, type Place } from './place.ts'

/** The vendor's product: one page at a time, between a header and a navigation that stay. */
export class Portal {
  readonly #organisations: readonly SandboxOrganisation[]
  /** One client for each organisation, so that its token is kept while somebody moves between pages. */
  readonly #clients = new Map<string, BatchClient>()
  #visit = new AbortController()

  constructor(organisations: readonly SandboxOrganisation[]) {
    this.#organisations = organisations
  }

  go(place: Place): void {
    noteAddress(place)
    this.show()
    document.querySelector<HTMLElement>('#main')?.focus()
  }

  /** Shows the page that the address names. */
  show(): void {
    this.#visit.abort()
    this.#visit = new AbortController()
    const place = parsePlace(location.pathname)
    const organisation = this.#organisations.find(({ id }) => id === place?.organisation)
    if (place === undefined || organisation === undefined) this.#showMissing()
    else this.#showPage(place, organisation)
  }

  #showPage(place: Place, organisation: SandboxOrganisation): void {
    const { title, content } = pages[place.page]
    const visit = {
      place,
      organisation,
      client: this.#clientOf(organisation.id),
      signal: this.#visit.signal,
      go: (next: Place) => this.go(next),
      note: noteAddress,
      correct: correctAddress,
      clockMoved: () => this.#clients.clear(),
    }
    this.#frame(title, place, content(visit))
  }

  #showMissing(): void {
    const [first] = this.#organisations
    const home: Place = { organisation: first?.id ?? '', page: 'batch-messages' }
    this.#frame('There is no such page', undefined, [
      element('p', {}, element('a', { href: pathOf(home) }, 'Go to batch messages')),
    ])
  }

  #frame(title: string, place: Place | undefined, content: readonly Node[]): void {
    document.title = `${title} - Fernway`
    const main = element('main', { class: 'fw-main', id: 'main', tabindex: '-1' }, element('h1', {}, title))
    main.append(...content)
    const body = element('div', { class: 'fw-body' })
    const at = place ?? { organisation: this.#organisations[0]?.id ?? '', page: 'today' }
    body.append(navigation(at), main)
    document.body.replaceChildren(
      element('a', { class: 'fw-skip', href: '#main' }, 'Skip to main content'),
      header(this.#organisations, at, (isOpen) => body.classList.toggle('fw-body--menu', isOpen)),
      body,
    )
  }

  #clientOf(organisation: string): BatchClient {
    const client = this.#clients.get(organisation) ?? clientFor(organisation)
    this.#clients.set(organisation, client)
    return client
  }
}

/** The same page under a better address. */
function correctAddress(place: Place): void {
  history.replaceState(undefined, '', pathOf(place))
}

function noteAddress(place: Place): void {
  const path = pathOf(place)
  if (location.pathname !== path) history.pushState(undefined, '', path)
}
