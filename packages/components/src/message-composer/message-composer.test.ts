import { expect, fixture, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { html } from 'lit'
import { CareBatchError, type BatchDraft } from '@carebatch/core'
import '../define/message-composer.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { elementSuite } from '../testing/element-suite.ts'
import { fakeClient, type FakeAnswers } from '../testing/fake-client.ts'
import { newFluDraft } from '../testing/flu-draft.ts'
import {
  composerWith,
  costlyBody,
  messageComposerFixtures,
  settings,
  templates,
  withList,
} from './message-composer.fixtures.ts'

elementSuite('message-composer', messageComposerFixtures)

async function shown(draft: BatchDraft, answers?: FakeAnswers): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(
    answers === undefined
      ? composerWith(draft)
      : html`<message-composer
          .client=${fakeClient(answers)}
          .draft=${draft}
          .settings=${settings}
        ></message-composer>`,
  )
  await waitUntil(() => element.shadowRoot?.querySelector('textarea'), 'the text field is there')
  return element
}

function part<Part extends Element>(element: HTMLElement, selector: string): Part {
  const found = element.shadowRoot?.querySelector<Part>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

const figures = (element: HTMLElement) =>
  Array.from(element.shadowRoot?.querySelectorAll('.figures dd') ?? [], (figure) => figure.textContent)

const press = (element: HTMLElement, words: string) => {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])]
  const button = buttons.find(({ textContent }) => textContent?.includes(words))
  if (button === undefined) throw new Error(`no button "${words}"`)
  button.click()
}

describe('<message-composer>', () => {
  it('counts the text with the greeting while it is typed', async () => {
    const draft = newFluDraft()
    draft.actions.setMessage({ body: '' })
    const element = await shown(draft)
    part<HTMLTextAreaElement>(element, 'textarea').focus()
    await sendKeys({ type: 'Come on Monday.' })
    expect(draft.getState().message.body).to.equal('Come on Monday.')
    // "Dear Anthony,", a line break, and what was typed
    await waitUntil(() => figures(element)[0] === '29', String(figures(element)))
    expect(figures(element)).to.deep.equal(['29', '1', '2.5p'])
  })

  it('shows what costly characters cost, and replaces them with one press', async () => {
    const draft = newFluDraft()
    draft.actions.setMessage({ body: costlyBody })
    const element = await shown(draft)
    expect(figures(element)).to.deep.equal(['160', '3', '7.5p'])
    expect(element.shadowRoot?.textContent).to.contain('2 characters make this 3 texts instead of 1')
    expect(element.shadowRoot?.textContent).to.contain('long dash in “8am – 6pm”, use “-”')
    press(element, 'Replace both: 1 text, 2.5p')
    await waitUntil(() => figures(element)[1] === '1')
    expect(draft.getState().message.body).to.contain("8am - 6pm. Please don't reply")
  })

  it('paints placeholders and costly characters exactly where they stand in the field', async () => {
    const draft = newFluDraft()
    draft.actions.setMessage({ body: costlyBody })
    const element = await shown(draft)
    expect(part(element, '.paint b').textContent).to.equal('((first name))')
    expect(part(element, '.paint').textContent?.replace('\u200b', '')).to.equal(costlyBody)
  })

  it('adds a placeholder where the caret is', async () => {
    const draft = newFluDraft()
    draft.actions.setMessage({ body: 'Hello , come in.' })
    const element = await shown(draft)
    part<HTMLTextAreaElement>(element, 'textarea').setSelectionRange(6, 6)
    part<HTMLButtonElement>(element, '.chip').click()
    expect(draft.getState().message.body).to.equal('Hello ((first name)), come in.')
  })

  it('puts a text of one’s own back after a template took its place', async () => {
    const draft = newFluDraft()
    const before = draft.getState().message.body
    const element = await shown(draft)
    const picker = part<HTMLSelectElement>(element, '#template')
    await waitUntil(() => picker.options.length === 3)
    picker.value = 'flu'
    picker.dispatchEvent(new Event('change'))
    expect(draft.getState().message.body).to.equal(templates[0]?.body)
    await waitUntil(() => element.shadowRoot?.textContent?.includes('Put my text back'))
    press(element, 'Put my text back')
    expect(draft.getState().message.body).to.equal(before)
    expect(draft.getState().template).to.equal(undefined)
  })

  it('saves the message as a template, and asks for a name first', async () => {
    const saved: string[] = []
    const draft = newFluDraft()
    const element = await shown(draft, {
      saveTemplate: async (template) => {
        saved.push(template.name)
        return { ...template, id: 'new', owner: 'organisation', version: 1 }
      },
    })
    press(element, 'Save as template')
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'template-name')
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => element.shadowRoot?.textContent?.includes('Enter a name for the template'))
    await sendKeys({ type: 'Flu, short' })
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => saved.length === 1)
    expect(saved).to.deep.equal(['Flu, short'])
    await waitUntil(() => draft.getState().template?.name === 'Flu, short')
  })

  it('keeps the name of a template that could not be saved, and says what happened', async () => {
    const element = await shown(newFluDraft(), {
      saveTemplate: async () => {
        throw new CareBatchError('server-unreachable', { retryable: true })
      },
    })
    press(element, 'Save as template')
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'template-name')
    await sendKeys({ type: 'Flu' })
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => element.shadowRoot?.textContent?.includes('We lost the connection'))
    expect(part<HTMLInputElement>(element, '#template-name').value).to.equal('Flu')
  })

  it('says what is missing on Continue, with focus on the summary, whose line leads to the field', async () => {
    const draft = newFluDraft()
    draft.actions.setMessage({ body: ' ' })
    const element = await shown(draft)
    let left = 0
    element.addEventListener(ChangeStepEvent.type, () => (left += 1))
    press(element, 'Continue')
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('summary'))
    expect(left).to.equal(0)
    part<HTMLAnchorElement>(element, '.summary a').click()
    expect(element.shadowRoot?.activeElement?.id).to.equal('body')
    await sendKeys({ type: 'Come in.' })
    await waitUntil(() => element.shadowRoot?.querySelector('.summary') === null, 'solved problems go')
    press(element, 'Continue')
    expect(left).to.equal(1)
  })

  it('finds details of one person', async () => {
    const draft = newFluDraft()
    draft.actions.setMessage({ body: 'Your NHS number is 999 054 8609.' })
    const element = await shown(draft)
    expect(element.shadowRoot?.textContent).to.contain('“999 054 8609” is an NHS number. Take it out')
  })

  it('says what the message comes to for the whole list, and changes it with the words', async () => {
    const element = await shown(withList)
    await waitUntil(() => element.shadowRoot?.querySelector('#list-cost'), 'the list is measured')
    const card = () => part(element, '#list-cost').parentElement?.textContent?.replace(/\s+/g, ' ') ?? ''
    expect(card()).to.contain('patients: 1 text each')
    expect(card()).to.contain('At most')
    const before = card()
    const { body } = withList.getState().message
    withList.actions.setMessage({ body: `${body} – ((usual room))` })
    await waitUntil(() => card().includes('without a value for ((usual room))'), 'measured again')
    expect(card()).not.to.equal(before)
    withList.actions.setMessage({ body })
  })

  it('asks about short links, brackets that nothing fills and numbers that are not the practice’s', async () => {
    const draft = newFluDraft()
    draft.actions.setMessage({
      body: 'Dear {{name}}, see bit.ly/flu or call 01632 960155, not 01632 960 412.',
    })
    const text = (await shown(draft)).shadowRoot?.textContent ?? ''
    expect(text).to.contain('“{{name}}” is sent as it stands')
    expect(text).to.contain('“bit.ly/flu” hides where it leads')
    expect(text).to.contain('“01632 960155” is not your practice’s number')
    expect(text).not.to.contain('“01632 960 412”')
  })
})
