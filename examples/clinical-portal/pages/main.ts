import '@carebatch/components/define'
import { element } from './element.ts'
import { askBeforeLeaving } from './kept-wizards.ts'
import { followLinks } from './links.ts'
import { readOrganisations } from './organisations.ts'
import { Portal } from './portal.ts'

const organisations = await readOrganisations().catch(() => undefined)
if (organisations === undefined) {
  const sentence = 'The server of this example does not answer. Start it again, then reload this page.'
  document.body.replaceChildren(element('main', { class: 'fw-main' }, element('h1', {}, sentence)))
} else {
  const portal = new Portal(organisations)
  followLinks((place) => portal.go(place))
  askBeforeLeaving()
  addEventListener('popstate', () => portal.show())
  portal.show()
}
