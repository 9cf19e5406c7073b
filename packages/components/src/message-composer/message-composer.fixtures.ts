import { html, type TemplateResult } from 'lit'
import { defaultSettings, type BatchDraft } from '@carebatch/core'
import type { Template } from '@carebatch/core/wire'
import { waitUntil } from '@open-wc/testing'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft, newFluDraft } from '../testing/flu-draft.ts'
import { MessageComposer } from './message-composer.ts'

export const settings = {
  ...defaultSettings,
  practiceName: 'Larkfield Surgery',
  practicePhone: '01632 960412',
  smsSenderName: 'LarkfieldSgy',
}

export const templates: readonly Template[] = [
  {
    id: 'flu',
    name: 'Flu vaccination invitation',
    subject: 'Book your flu vaccination',
    body: 'Your free NHS flu vaccination is ready to book. Please call us on ((practice phone)).',
    owner: 'organisation',
    version: 3,
  },
  {
    id: 'review',
    name: 'Asthma review',
    subject: 'Book your asthma review',
    body: 'It is time for your yearly asthma review. Please call us on ((practice phone)).',
    owner: 'shipped',
    version: 1,
  },
]

export const composerClient = () => fakeClient({ templates: async () => templates })

/** A dash and an apostrophe as word processors write them: three texts instead of one. */
export const costlyBody =
  'Dear ((first name)), your free NHS flu vaccination is ready to book. Please call Larkfield Surgery on 01632 960 412, on weekdays 8am – 6pm. Please don’t reply by text.'

export function composerWith(draft: BatchDraft): TemplateResult {
  return html`<message-composer
    .client=${composerClient()}
    .draft=${draft}
    .settings=${settings}
  ></message-composer>`
}

function written(body: string): BatchDraft {
  const draft = newFluDraft()
  draft.actions.setMessage({ body })
  return draft
}

async function pressContinue(element: HTMLElement): Promise<void> {
  if (element instanceof MessageComposer) element.check()
}

export const withList = await fluDraft()
const costlyList = await fluDraft()
costlyList.actions.setMessage({ body: costlyBody.replace('Dear ((first name)), your', 'Your') })

/** The list is measured when nobody types. */
async function measured(element: HTMLElement): Promise<void> {
  await waitUntil(() => element.shadowRoot?.querySelector('#list-cost'), 'the list is measured')
}

/** Every state of `<message-composer>`. */
export const messageComposerFixtures: readonly ElementFixture[] = [
  { name: 'a message of one text', template: () => composerWith(newFluDraft()) },
  { name: 'characters that make it three texts', template: () => composerWith(written(costlyBody)) },
  { name: 'nothing written yet', template: () => composerWith(written('')) },
  {
    name: 'what is missing after Continue',
    template: () => composerWith(written('')),
    settle: pressContinue,
  },
  {
    name: 'details of one person',
    template: () =>
      composerWith(written('Please call 07700 900118 about NHS number 999 054 8609, born 03/02/1961.')),
  },
  { name: 'a patient of the list', template: () => composerWith(withList), settle: measured },
  { name: 'what a whole list costs', template: () => composerWith(costlyList), settle: measured },
  {
    name: 'short links and brackets that nothing fills',
    template: () =>
      composerWith(written('Dear {{first name}}, book at https://bit.ly/3xYz or call 01632 960155.')),
  },
  {
    name: 'the form for a new template',
    template: () => composerWith(newFluDraft()),
    settle: async (element) => element.shadowRoot?.querySelector<HTMLElement>('#save-template')?.click(),
  },
]
