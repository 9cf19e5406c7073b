import { html, type TemplateResult } from 'lit'
import type { BatchDraft, DraftStep, OrganisationSettings } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'

export interface StepElementOptions {
  readonly client: BatchClient
  readonly draft: BatchDraft
  readonly settings: OrganisationSettings
  readonly level: number
}

/** Every step but the first is an element of its own, used by its tag and handed the draft. */
export function stepElement(step: Exclude<DraftStep, 'type'>, options: StepElementOptions): TemplateResult {
  return elements[step](options)
}

const elements: Readonly<
  Record<Exclude<DraftStep, 'type'>, (options: StepElementOptions) => TemplateResult>
> = {
  message: ({ client, draft, settings, level }) =>
    html`<message-composer
      data-step
      .client=${client}
      .draft=${draft}
      .settings=${settings}
      .headingLevel=${level}
    ></message-composer>`,
  list: ({ client, draft, level }) =>
    html`<patient-list-upload
      data-step
      .client=${client}
      .draft=${draft}
      .headingLevel=${level}
    ></patient-list-upload>`,
  check: ({ client, draft, level }) =>
    html`<patient-review
      data-step
      .client=${client}
      .draft=${draft}
      .headingLevel=${level}
    ></patient-review>`,
  when: ({ client, draft, settings, level }) =>
    html`<schedule-picker
      data-step
      .client=${client}
      .draft=${draft}
      .settings=${settings}
      .headingLevel=${level}
    ></schedule-picker>`,
  send: ({ client, draft, settings, level }) =>
    html`<batch-send-review
      data-step
      .client=${client}
      .draft=${draft}
      .settings=${settings}
      .headingLevel=${level}
    ></batch-send-review>`,
}
