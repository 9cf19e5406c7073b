import { expect, fixture, html } from '@open-wc/testing'
import { violationsDuring } from './violations-during.ts'

describe('violationsDuring', () => {
  it('finds a style attribute in a template', async () => {
    const found = await violationsDuring(() => fixture(html`<p style="color: red">Words</p>`))
    expect(found).to.have.length(1)
    expect(found[0]).to.match(/^style-src-attr/)
  })

  it('lets values pass that are set through the CSSOM', async () => {
    const found = await violationsDuring(async () => {
      const element = await fixture<HTMLElement>(html`<p>Words</p>`)
      element.style.setProperty('--share', '4')
    })
    expect(found).to.deep.equal([])
  })
})
