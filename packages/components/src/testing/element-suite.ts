import { expect, fixture, html, nextFrame } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { LitElement } from 'lit'
import { deepElements } from './deep-elements.ts'
import type { ElementFixture } from './element-fixture.ts'
import { violationsDuring } from './violations-during.ts'

const widths = [400, 1280] as const

/**
 * What every element must pass in every state of its fixtures file: no accessibility finding of axe, nothing wider
 * than the element at 400 and 1280 px, no inline style (a strict CSP would drop it), every control reachable and named.
 */
export function elementSuite(tag: string, fixtures: readonly ElementFixture[]): void {
  describe(`<${tag}> passes the element suite`, () => {
    before(async () => {
      await import(`../define/${tag}.ts`)
    })

    it('registers its tag, and registering again is harmless', async () => {
      const registered = customElements.get(tag)
      await import(`../define/${tag}.ts?again`)
      expect(registered).to.be.a('function')
      expect(customElements.get(tag)).to.equal(registered)
    })

    for (const state of fixtures) describe(`shows ${state.name}`, () => stateCases(tag, state))
  })
}

function stateCases(tag: string, state: ElementFixture): void {
  for (const width of widths) {
    it(`within ${width} px`, async () => {
      await setViewport({ width, height: 800 })
      const element = await show(tag, state)
      expect(overflowing(element)).to.deep.equal([])
    })
  }

  it('without an accessibility finding', async () => {
    const element = await show(tag, state)
    await expect(element).to.be.accessible()
  })

  it('without an inline style attribute', async () => {
    const violations = await violationsDuring(() => show(tag, state))
    expect(violations).to.deep.equal([])
  })

  it('with every control reachable by keyboard', async () => {
    const element = await show(tag, state)
    expect(unreachable(element)).to.deep.equal([])
  })
}

async function show(tag: string, state: ElementFixture): Promise<HTMLElement> {
  const frame = await fixture<HTMLElement>(html`<main>${state.template()}</main>`)
  const element = frame.querySelector<HTMLElement>(tag)
  if (element === null) throw new Error(`the fixture "${state.name}" holds no <${tag}>`)
  await settled(element)
  await state.settle?.(element)
  await settled(element)
  return element
}

/** Answers of a fake client come in microtasks; nested elements follow one frame later. */
async function settled(element: HTMLElement): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    if (element instanceof LitElement) await element.updateComplete
    await nextFrame()
  }
}

function overflowing(element: HTMLElement): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return deepElements(element)
    .filter((part) => part.getBoundingClientRect().right > clientWidth + 1)
    .map(nameOf)
}

function unreachable(element: HTMLElement): readonly string[] {
  return deepElements(element)
    .filter((part) =>
      part.matches('button, a, input, select, textarea, summary, [role="button"], [role="link"]'),
    )
    .filter((part) => part instanceof HTMLElement && part.tabIndex < 0 && !isRoving(part))
    .map(nameOf)
}

/** One member of a group is in the tab order, arrow keys reach the others. */
const isRoving = (part: Element): boolean => part.matches('[role="tab"]')

const nameOf = (part: Element): string => `${part.localName}.${part.getAttribute('class') ?? ''}`
