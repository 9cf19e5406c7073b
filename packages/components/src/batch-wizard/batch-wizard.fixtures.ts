import { html, type TemplateResult } from 'lit'
import { CareBatchError, instantFrom, type BatchDraft, type DraftStep } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import { settings, templates } from '../message-composer/message-composer.fixtures.ts'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft, newFluDraft } from '../testing/flu-draft.ts'
import type { QuestionnaireSummary, Session } from '@carebatch/core/wire'
import { larkfield, riverside, tuesdayMorning } from '../testing/sessions.ts'

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

export const questionnaireList: readonly QuestionnaireSummary[] = [
  {
    code: 'blood-pressure-4-day',
    title: 'Home blood pressure, 4 days',
    questions: 32,
    isExample: true,
    isTranslated: false,
    validDays: 4,
    fallbackAfterHours: 3,
    canBeSent: false,
  },
  {
    code: 'asthma-symptoms',
    title: 'Your asthma',
    questions: 6,
    isExample: true,
    isTranslated: false,
    approved: { by: 'Dr Amari', at: instantFrom(tuesdayMorning) },
    canBeSent: true,
  },
]

/** Live, so that a questionnaire has to be approved before patients get it. */
const live: Session = { ...larkfield, mode: 'live', batchTypes: ['message', 'questionnaire'] }

export const questionnaireClient = (): BatchClient =>
  fakeClient({
    session: live,
    settings: async () => settings,
    questionnaires: async () => questionnaireList,
    approveQuestionnaire: async (code) => {
      const found = questionnaireList.find((one) => one.code === code)
      if (found === undefined) throw new CareBatchError('not-found')
      const approved = { by: 'Priya Nandi', at: instantFrom(tuesdayMorning) }
      return { ...found, approved, canBeSent: true }
    },
  })

/** Staff want to send a questionnaire. */
export function askingDraft(): BatchDraft {
  const draft = newFluDraft()
  draft.actions.setMessage({ body: '' })
  draft.actions.chooseType('questionnaire')
  return draft
}

/** States of `<batch-wizard>` itself; those of each step are in the fixtures of its element. */
export const batchWizardFixtures: readonly ElementFixture[] = [
  { name: 'an empty draft', template: () => wizardWith(undefined) },
  { name: 'the type, with a name', template: () => wizardWith(newFluDraft()) },
  {
    name: 'questionnaires to choose from, one of them not approved',
    template: () => wizardWith(askingDraft(), questionnaireClient()),
  },
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
