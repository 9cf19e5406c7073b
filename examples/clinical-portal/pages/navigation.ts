import { element } from './element.ts'
import { pages } from './pages.ts'
import { pageNames, pathOf, type Place } from './place.ts'

/** Links to every page, with the present one marked. */
export function navigation({ organisation, page }: Place): HTMLElement {
  const links = pageNames.map((name) =>
    element(
      'li',
      {},
      element(
        'a',
        {
          href: pathOf({ organisation, page: name }),
          'aria-current': name === page ? 'page' : undefined,
        },
        pages[name].title,
      ),
    ),
  )
  return element(
    'nav',
    { class: 'fw-nav', id: 'navigation', 'aria-label': 'Fernway' },
    element('ul', {}, ...links),
  )
}
