import { parsePlace, type Place } from './place.ts'

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Finds the link below the pointer, also inside an element's shadow root. */
const linkOf = (event: MouseEvent) =>
  event.composedPath().find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement)

/** Turns clicks on links between pages of the portal into moves without a reload. Downloads and `#main` are left alone. */
export function followLinks(go: (place: Place) => void): void {
  document.addEventListener('click', (event) => {
    const link = linkOf(event)
    if (link === undefined || event.defaultPrevented || !isPlainClick(event)) return
    if (link.origin !== location.origin || link.target !== '' || link.hasAttribute('download')) return
    const place = link.hash === '' ? parsePlace(link.pathname) : undefined
    if (place === undefined) return
    event.preventDefault()
    go(place)
  })
}
