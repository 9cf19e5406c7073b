import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { DraftAttachment } from '@carebatch/core'
import { fieldError, type FieldProblem } from '../element/error-summary.ts'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { findingWords, refusalWords } from '../locales/words/attachment-words.ts'
import type { Attaching } from './attachment-controller.ts'

export interface AttachmentFieldOptions {
  readonly attachment: DraftAttachment | undefined
  readonly attaching: Attaching
  readonly problems: readonly FieldProblem[]
  readonly level: number
  readonly take: (file: File) => void
  readonly remove: () => void
  readonly confirm: (confirmed: boolean) => void
  readonly preview: () => void
}

/** Guide, step 3: one generic attachment, its name to be looked at, and nothing in it about a single patient. */
export function attachmentField(options: AttachmentFieldOptions): TemplateResult {
  const { attachment, attaching, problems } = options
  const isWrong = problems.some(({ field }) => field === 'attachment')
  return html`<fieldset
    class="field stretch ${isWrong ? 'wrong' : ''}"
    id="attachment"
    tabindex="-1"
    part="attachment"
  >
    <legend class="label">${msg('Document')}</legend>
    <p class="hint" id="attachment-hint">
      ${msg('Everybody gets the same one, by a link that opens with their date of birth. Leave it out if there is none.')}
    </p>
    ${fieldError('attachment', problems)}
    ${attaching.kind === 'refused' ? refusedNotice(attaching, options.level) : nothing}
    ${attachment === undefined ? nothing : attached(attachment, options)} ${chooser(options)}
  </fieldset>`
}

function chooser({ attachment, attaching, take }: AttachmentFieldOptions): TemplateResult {
  if (attaching.kind === 'uploading')
    return html`<p role="status">${msg(str`Checking ${attaching.fileName} …`)}</p>`
  const words = attachment === undefined ? msg('Add a document') : msg('Change the document')
  return html`<div class="row">
    <label class="button quiet small" for="attachment-file">${words}</label>
    <input
      class="hidden"
      id="attachment-file"
      type="file"
      accept=".pdf,.docx,.doc,.rtf,.jpg,.jpeg,.png,.tif,.tiff,.txt"
      aria-describedby="attachment-hint"
      @change=${({ currentTarget }: Event) => {
        if (!(currentTarget instanceof HTMLInputElement)) return
        const [file] = currentTarget.files ?? []
        currentTarget.value = ''
        if (file !== undefined) take(file)
      }}
    />
    <span class="small-text muted">${msg('PDF, Word, RTF, picture or plain text, up to 10 MB')}</span>
  </div>`
}

function attached(attachment: DraftAttachment, options: AttachmentFieldOptions): TemplateResult {
  const { fileName, findings, confirmed, textRead } = attachment
  const { remove, confirm, preview, level } = options
  return html`<div class="stack tight">
    <div class="row">
      <button type="button" class="link" id="attachment-preview" @click=${preview}>${fileName}</button>
      <button type="button" class="button quiet small" @click=${remove}>${msg('Remove')}</button>
    </div>
    ${
      findings.length === 0
        ? nothing
        : notice(
            'warning',
            html`${heading(level, msg('This document seems to be about one person'), { look: 'minor' })}${findingList(findings)}`,
          )
    }
    ${
      textRead
        ? nothing
        : html`<p class="small-text muted">
            ${msg('Its text could not be looked through by us. Open it and read it before you send it.')}
          </p>`
    }
    <div class="check">
      <input
        type="checkbox"
        id="attachment-confirmed"
        .checked=${confirmed}
        aria-describedby="attachment-responsible"
        @change=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLInputElement) confirm(currentTarget.checked)
        }}
      />
      <label for="attachment-confirmed"
        >${msg('I have opened it: it is the right document, and it holds nothing about a single patient')}</label
      >
      <p class="hint" id="attachment-responsible">
        ${msg('Your organisation is responsible for patients getting only what is meant for them.')}
      </p>
    </div>
  </div>`
}

const findingList = (findings: DraftAttachment['findings']): TemplateResult =>
  html`<ul>
    ${findings.map((finding) => html`<li>${findingWords(finding)}</li>`)}
  </ul>`

function refusedNotice({ fileName, error }: Extract<Attaching, { kind: 'refused' }>, level: number) {
  return html`<div role="alert">
    ${notice(
      'error',
      html`${heading(level, msg(str`${fileName} was not attached`), { look: 'minor' })}
        <p>${refusalWords(error)}</p>`,
    )}
  </div>`
}
