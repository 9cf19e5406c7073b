import type { SandboxOrganisation } from '@carebatch/core/wire'
import { button, element } from './element.ts'
import { clinicalSystemNames, user } from './organisations.ts'
import { pathOf, type Place } from './place.ts'

/** Told whether the navigation is open on a narrow screen, where it has no room of its own. */
export type OpenMenu = (isOpen: boolean) => void

const nameOf = ({ name, clinicalSystem }: SandboxOrganisation) =>
  `${name}, ${clinicalSystemNames[clinicalSystem] ?? clinicalSystem}`

/** Links, not a select: nothing changes before somebody says so. */
function organisationSwitch(
  organisations: readonly SandboxOrganisation[],
  { organisation, page }: Place,
): HTMLElement {
  const chosen = organisations.find(({ id }) => id === organisation)
  const links = organisations.map((one) =>
    element(
      'li',
      {},
      element(
        'a',
        {
          href: pathOf({ organisation: one.id, page }),
          'aria-current': one === chosen ? 'true' : undefined,
        },
        nameOf(one),
      ),
    ),
  )
  return element(
    'details',
    { class: 'fw-where' },
    element(
      'summary',
      {},
      element('span', { class: 'fw-unseen' }, 'Practice: '),
      chosen === undefined ? 'Choose a practice' : nameOf(chosen),
    ),
    element('ul', {}, ...links),
  )
}

function menuButton(openMenu: OpenMenu): HTMLButtonElement {
  const menu = button(
    'Menu',
    () => {
      const isOpen = menu.getAttribute('aria-expanded') !== 'true'
      menu.setAttribute('aria-expanded', String(isOpen))
      openMenu(isOpen)
    },
    { class: 'fw-menu', 'aria-expanded': 'false', 'aria-controls': 'navigation' },
  )
  return menu
}

/** The bar on top: whose product this is, which practice, who is signed in. */
export function header(
  organisations: readonly SandboxOrganisation[],
  place: Place,
  openMenu: OpenMenu,
): HTMLElement {
  return element(
    'header',
    { class: 'fw-top' },
    element(
      'span',
      { class: 'fw-logo' },
      element('img', { src: '/assets/fernway.svg', alt: '', width: '24', height: '24' }),
      'Fernway',
    ),
    organisationSwitch(organisations, place),
    element(
      'div',
      { class: 'fw-user' },
      menuButton(openMenu),
      element('span', { class: 'fw-avatar', 'aria-hidden': 'true' }, user.initials),
      element('span', { class: 'fw-user-name' }, user.name),
    ),
  )
}
