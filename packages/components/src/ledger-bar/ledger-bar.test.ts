import { expect, fixture, html } from '@open-wc/testing'
import { violationsDuring } from '../testing/violations-during.ts'
import { ledgerBar } from './ledger-bar.ts'

const shares = (bar: Element) =>
  [...bar.querySelectorAll<HTMLElement>('i')].map(
    (part) => `${part.dataset.bucket} ${part.style.getPropertyValue('--share')}`,
  )

describe('a bar', () => {
  it('has a part for each bucket that holds somebody, in the order given', async () => {
    const frame = await fixture(
      html`<div>
        ${ledgerBar([
          { bucket: 'delivered', count: 859 },
          { bucket: 'emailed', count: 0 },
          { bucket: 'failed', count: 17 },
        ])}
      </div>`,
    )
    expect(shares(frame)).to.deep.equal(['delivered 859', 'failed 17'])
    expect(frame.querySelector('.bar')?.getAttribute('aria-hidden')).to.equal('true')
  })

  it('sets its shares without a style attribute in the template', async () => {
    const violations = await violationsDuring(() =>
      fixture(html`<div>${ledgerBar([{ bucket: 'sending', count: 3 }], 'thin')}</div>`),
    )
    expect(violations).to.deep.equal([])
  })
})
