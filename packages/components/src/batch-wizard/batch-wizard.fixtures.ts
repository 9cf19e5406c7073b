import { html, type TemplateResult } from 'lit'
import { CareBatchError, type BatchDraft, type DraftStep } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import { settings, templates } from '../message-composer/message-composer.fixtures.ts'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft, newFluDraft } from '../testing/flu-draft.ts'
import { larkfield, riverside } from '../testing/sessions.ts'

export const wizardClient = (): BatchClient =>
  fakeClient({ settings: async () => settings, templates: async () => templates })

export function wizardWith(draft: BatchDraft | undefined, client = wizardClient()): TemplateResult {
  return html`<batch-wizard .client=${client} .draft=${draft}></batch-wizard>`
}

function at(step: DraftStep, draft: BatchDraft): BatchDraft {
  draft.actions.goTo(step)
  return draft
}

const whole = await fluDraft()

const noSettings = () =>
  fakeClient({
    settings: async () => {
      throw new CareBatchError('server-unreachable', { retryable: true })
    },
  })

async function pressContinue(element: HTMLElement): Promise<void> {
  element.shadowRoot?.querySelector<HTMLElement>('.actions .button')?.click()
}

/** States of `<batch-wizard>` itself; those of each step are in the fixtures of its element. */
export const batchWizardFixtures: readonly ElementFixture[] = [
  { name: 'an empty draft', template: () => wizardWith(undefined) },
  { name: 'the type, with a name', template: () => wizardWith(newFluDraft()) },
  { name: 'a missing name after Continue', template: () => wizardWith(undefined), settle: pressContinue },
  { name: 'the message', template: () => wizardWith(at('message', newFluDraft())) },
  { name: 'the patient list', template: () => wizardWith(at('list', newFluDraft())) },
  { name: 'the time', template: () => wizardWith(at('when', whole)) },
  { name: 'settings that cannot be loaded', template: () => wizardWith(undefined, noSettings()) },
  {
    name: 'somebody who may look but not send',
    template: () =>
      wizardWith(undefined, fakeClient({ session: { ...larkfield, permissions: ['batches:read'] } })),
  },
  { name: 'no access', template: () => wizardWith(undefined, fakeClient({ session: riverside })) },
]
