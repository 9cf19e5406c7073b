/** Replaces what is in a container; whoever had the focus inside keeps it if an element with that id is there again. */
export function replaceKeepingFocus(container: Element, children: readonly Node[]): void {
  const focused = container.contains(document.activeElement) ? document.activeElement?.id : undefined
  container.replaceChildren(...children)
  if (focused !== undefined && focused !== '') document.getElementById(focused)?.focus()
}
