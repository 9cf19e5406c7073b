import { html } from 'lit'
import {
  CareBatchError,
  defaultSettings,
  parseInstant,
  type BatchDraft,
  type OrganisationSettings,
} from '@carebatch/core'
import type { ElementFixture } from '../testing/element-fixture.ts'
import { fakeClient } from '../testing/fake-client.ts'
import { fluDraft } from '../testing/flu-draft.ts'

export const settings: OrganisationSettings = {
  ...defaultSettings,
  practiceName: 'Larkfield Surgery',
  practicePhone: '01632 960 412',
  smsSenderName: 'LarkfieldSgy',
  skipLikelyToFail: true,
}

async function changed(change: (draft: BatchDraft) => unknown): Promise<BatchDraft> {
  const draft = await fluDraft()
  await change(draft)
  return draft
}

const refusing = (error: CareBatchError) =>
  fluDraft({ confirm: () => Promise.reject(error) }).then(async (draft) => {
    await draft.actions.send()
    return draft
  })

const flu = await fluDraft()
const missing = await changed(({ actions }) => actions.setMessage({ body: 'Come to ((email)), please.' }))
const personal = await changed(({ actions }) => {
  actions.setMessage({ body: 'Dear Mr Anthony Okafor, your flu vaccination is ready. Call 07700 900118.' })
  actions.setTime({
    schedule: { kind: 'stagger', start: at('2026-11-28T09:00:00.000Z'), days: 5 },
    typed: {},
  })
})
const reviewChanged = await refusing(
  new CareBatchError('review-changed', { details: { contactable: 1180, expected: 1187 } }),
)
const noAnswer = await refusing(new CareBatchError('server-unreachable', { retryable: true }))

function at(text: string) {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`not an instant: ${text}`)
  return instant
}

const shows = (draft: BatchDraft) => () =>
  html`<batch-send-review .client=${fakeClient()} .draft=${draft} .settings=${settings}></batch-send-review>`

/** The times of a schedule are loaded on use. */
async function rehearsed(element: HTMLElement): Promise<void> {
  for (let wait = 0; wait < 50 && element.shadowRoot?.querySelector('#rehearsal') === null; wait += 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

export const batchSendReviewFixtures: readonly ElementFixture[] = [
  { name: 'the batch of the story', template: shows(flu), settle: rehearsed },
  {
    name: 'a number that was not typed',
    template: shows(flu),
    settle: async (element) => {
      await rehearsed(element)
      element.shadowRoot?.querySelector<HTMLElement>('#send')?.click()
    },
  },
  { name: 'patients without a value for a placeholder', template: shows(missing), settle: rehearsed },
  { name: 'a message about one person, over a weekend', template: shows(personal), settle: rehearsed },
  { name: 'a review that the server does not share', template: shows(reviewChanged), settle: rehearsed },
  { name: 'a Send without an answer', template: shows(noAnswer), settle: rehearsed },
]
