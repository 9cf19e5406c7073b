import { noChange } from 'lit'
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js'

/**
 * Sets `--share` of the element it stands in, through the CSSOM. Lit's own styleMap writes a style attribute at its
 * first render, which a strict `style-src` refuses.
 */
class ShareDirective extends Directive {
  constructor(part: PartInfo) {
    super(part)
    if (part.type !== PartType.ELEMENT) throw new TypeError('share() stands in a tag: <i ${share(2)}>')
  }

  override update({ element }: ElementPart, [count]: [number]): typeof noChange {
    if (element instanceof HTMLElement) element.style.setProperty('--share', String(count))
    return noChange
  }

  render(_count: number): typeof noChange {
    return noChange
  }
}

export const share = directive(ShareDirective)
