/** Registers a tag once. A tag that is already taken, by an earlier copy or by the host, is left as it is. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  if (customElements.get(tag) === undefined) customElements.define(tag, element)
}
