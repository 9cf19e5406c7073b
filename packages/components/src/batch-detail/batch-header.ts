import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import type { StopKind } from '../batch/batch-acts.ts'
import { heading } from '../element/heading.ts'
import { batchOrigin } from '../locales/words/batch-words.ts'
import { batchTag } from '../locales/words/status-words.ts'
import { icon } from '../theme/icons.ts'

export interface BatchHeaderOptions {
  readonly level: number
  /** What stopping would mean; undefined where there is nothing to stop or no right to. */
  readonly stopKind: StopKind | undefined
  readonly isAsked: boolean
  readonly askToStop: () => void
}

/** Name, status, who sent it and when, and the way to stop it. */
export function batchHeader(batch: Batch, options: BatchHeaderOptions): TemplateResult {
  const { words, tone } = batchTag(batch)
  return html`<div class="head" part="header">
    <div class="stack tight">
      ${heading(options.level, batch.name, { id: 'batch' })}
      <p class="row muted"><span class="tag ${tone}">${words}</span><span>${batchOrigin(batch)}</span></p>
    </div>
    ${options.stopKind === undefined ? nothing : stopButton(options.stopKind, options)}
  </div>`
}

function stopButton(kind: StopKind, { isAsked, askToStop }: BatchHeaderOptions): TemplateResult {
  const words = {
    cancel: () => msg('Cancel this batch'),
    undo: () => msg('Stop'),
    stop: () => msg('Stop the rest'),
  }
  return html`<button
    type="button"
    class="button small quiet"
    id="ask-stop"
    part="button"
    aria-expanded=${isAsked}
    @click=${askToStop}
  >
    ${icon('stop')} ${words[kind]()}
  </button>`
}
