import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { CareBatchError, type BatchDraft, type BatchToSend } from '@carebatch/core'
import '../define/batch-send-review.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft } from '../testing/flu-draft.ts'
import { batchSendReviewFixtures, settings } from './batch-send-review.fixtures.ts'
import type { BatchSendReview } from './batch-send-review.ts'

elementSuite('batch-send-review', batchSendReviewFixtures)

async function shown(draft: BatchDraft): Promise<BatchSendReview> {
  const element = await fixture<BatchSendReview>(
    html`<batch-send-review
      .client=${fakeClient()}
      .draft=${draft}
      .settings=${settings}
    ></batch-send-review>`,
  )
  await waitUntil(() => element.shadowRoot?.querySelector('#send') !== null)
  return element
}

function part<Found extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}

const text = (element: HTMLElement, selector: string): string =>
  part(element, selector).textContent.replace(/\s+/g, ' ').trim()

const figures = (element: HTMLElement, selector: string): readonly number[] =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((cell) =>
    Number(cell.textContent.replace(/[^\d.]/g, '')),
  )

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

async function type(element: BatchSendReview, number: string): Promise<void> {
  part(element, '#typed-number').focus()
  await sendKeys({ type: number })
}

describe('<batch-send-review>', () => {
  it('shows figures that add up to the list, and costs that add up to their sum', async () => {
    const element = await shown(await fluDraft())
    expect(text(element, '#rehearsal')).to.equal('1,187 of 1,248 patients will be messaged today')
    expect(figures(element, '.chart .figure')).to.deep.equal([214, 583, 390, 61])
    const columns = part(element, 'thead tr').children.length
    for (let column = 2; column <= columns; column += 1) {
      const rows = figures(element, `tbody tr :nth-child(${column}) span`)
      const [total] = figures(element, `tfoot tr :nth-child(${column}) span`)
      // Each row is rounded to whole pence, so their sum may differ by a penny for each.
      expect(Math.abs(sum(rows) - (total ?? -1))).to.be.at.most(column === columns ? 0.015 : 0)
    }
  })

  it('sends only after the number of patients is typed', async () => {
    const sent: BatchToSend[] = []
    const draft = await fluDraft({ confirm: (batch) => (sent.push(batch), new Promise(() => {})) })
    const element = await shown(draft)
    part(element, '#send').click()
    await waitUntil(() => element.shadowRoot?.querySelector('.summary') !== null)
    expect(text(element, '.summary')).to.contain('Type 1,187, the number of patients')
    expect(sent).to.deep.equal([])

    await type(element, '1248')
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => text(element, '.summary').includes('This list has 1,187 patients'))
    expect(sent).to.deep.equal([])

    part<HTMLInputElement>(element, '#typed-number').select()
    await type(element, '1,187')
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => sent.length === 1)
    expect(sent[0]?.expected).to.deep.equal({ patients: 1248, contactable: 1187 })
  })

  it('makes one batch however often Send is pressed', async () => {
    let calls = 0
    const draft = await fluDraft({ confirm: () => ((calls += 1), new Promise(() => {})) })
    const element = await shown(draft)
    await type(element, '1187')
    part(element, '#send').click()
    part(element, '#send').click()
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => text(element, '#send') === 'Sending to the server')
    expect(calls).to.equal(1)
  })

  it('lets the host keep the batch here', async () => {
    let calls = 0
    const draft = await fluDraft({ confirm: () => ((calls += 1), new Promise(() => {})) })
    const element = await shown(draft)
    element.addEventListener('before-send', (event) => event.preventDefault())
    await type(element, '1187')
    part(element, '#send').click()
    await waitUntil(() => draft.getState().sending.kind === 'not-sent')
    expect(calls).to.equal(0)
  })

  it('does not send while a placeholder has no value for somebody, and can leave those patients out', async () => {
    const draft = await fluDraft()
    const columns = draft.getState().list
    expect(columns.kind).to.equal('read')
    draft.actions.setMessage({ body: 'Dear ((first name)), please come. ((practice phone))' })
    const element = await fixture<BatchSendReview>(
      html`<batch-send-review
        .client=${fakeClient()}
        .draft=${draft}
        .settings=${{ ...settings, practicePhone: '' }}
      ></batch-send-review>`,
    )
    await waitUntil(() => element.shadowRoot?.querySelector('[data-guard="block"]') !== null)
    expect(text(element, '[data-guard="block"]')).to.contain(
      '1,187 patients have no value for ((practice phone))',
    )
    await type(element, '1187')
    part(element, '#send').click()
    await waitUntil(() => element.shadowRoot?.querySelector('.summary') !== null)
    expect(draft.getState().sending.kind).to.equal('not-sent')
  })

  it('shows the message of any patient who can be contacted, on that patient’s way', async () => {
    const element = await shown(await fluDraft())
    const find = part<HTMLInputElement>(element, '#preview-find')
    find.value = 'driscoll'
    find.dispatchEvent(new Event('input'))
    await element.updateComplete
    expect(text(element, '#preview-patient')).to.equal('Maeve Driscoll, line 28, Email')
    expect(text(element, '.mail')).to.contain('Dear Maeve,')
    find.value = 'evans'
    find.dispatchEvent(new Event('input'))
    await element.updateComplete
    expect(text(element, '[part~="preview"]')).to.contain('Dear Rhodri,')
  })

  it('names the step that staff want to change', async () => {
    const element = await shown(await fluDraft())
    const steps: string[] = []
    element.addEventListener('change-step', ({ step }) => steps.push(step))
    for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>('.pairs button') ?? [])
      button.click()
    expect(steps).to.deep.equal(['type', 'type', 'message', 'list', 'when'])
  })

  it('says that a Send without an answer can be tried again without a second batch', async () => {
    let calls = 0
    const lost = () => {
      calls += 1
      return calls === 1
        ? Promise.reject(new CareBatchError('server-unreachable', { retryable: true }))
        : new Promise<never>(() => {})
    }
    const element = await shown(await fluDraft({ confirm: lost }))
    await type(element, '1187')
    part(element, '#send').click()
    await waitUntil(() => element.shadowRoot?.querySelector('#problem') !== null)
    expect(text(element, '.notice')).to.contain('nobody gets the message twice')
    part(element, '.notice .button').click()
    await waitUntil(() => calls === 2)
  })
})
