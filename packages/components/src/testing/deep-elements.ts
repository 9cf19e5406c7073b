/** An element and everything below it, through open shadow roots. */
export function deepElements(root: Element): readonly Element[] {
  const inside = [...(root.shadowRoot?.children ?? []), ...root.children]
  return [root, ...inside.flatMap(deepElements)]
}
