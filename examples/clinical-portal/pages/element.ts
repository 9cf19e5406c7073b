export type Child = Node | string | undefined

/** `true` sets an empty attribute; undefined and false leave it out. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>

/** Makes an element with attributes and children. Text only ever becomes text nodes, which Trusted Types ask for. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** A button that does something, never a form's. */
export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'fw-button', ...attributes }, label)
  made.addEventListener('click', press)
  return made
}

/** A titled part of a page. */
export function panel(id: string, title: string, ...children: readonly Node[]): HTMLElement {
  return element(
    'section',
    { class: 'fw-panel', 'aria-labelledby': id },
    element('h2', { id }, title),
    ...children,
  )
}
