import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { icon } from '../theme/icons.ts'

export interface DropZoneOptions {
  /** `id` of the file field, for labels and error summaries. */
  readonly id: string
  readonly take: (file: File) => void
  readonly words?: { readonly title?: string; readonly hint?: string; readonly button?: string }
  /** `id` of an error that belongs to the field. */
  readonly errorId?: string
}

/** A place to drop one file, and a button that chooses one: the same field for mouse, keyboard and screen reader. */
export function dropZone({ id, take, words = {}, errorId }: DropZoneOptions): TemplateResult {
  const takeFirst = (files: FileList | null | undefined): void => {
    const [file] = files ?? []
    if (file !== undefined) take(file)
  }
  return html`<div
    class="drop"
    part="drop-zone"
    @dragover=${showOver}
    @dragleave=${hideOver}
    @drop=${(event: DragEvent) => {
      hideOver(event)
      event.preventDefault()
      takeFirst(event.dataTransfer?.files)
    }}
  >
    ${icon('upload')}
    <p><strong>${words.title ?? msg('Drop your patient list here')}</strong></p>
    <p class="small-text muted" id="${id}-hint">
      ${
        words.hint ??
        msg(
          'One CSV file, up to 50 MB or 100,000 patients. The headings can be in any of the first 20 lines.',
        )
      }
    </p>
    <label class="button quiet" for=${id}>${words.button ?? msg('Choose a file')}</label>
    <input
      class="hidden"
      id=${id}
      type="file"
      accept=".csv,.txt,text/csv,text/plain"
      aria-describedby=${errorId === undefined ? `${id}-hint` : `${errorId} ${id}-hint`}
      @change=${(event: Event) => {
        const { currentTarget } = event
        if (!(currentTarget instanceof HTMLInputElement)) return
        takeFirst(currentTarget.files)
        // The same file again is a new choice: it may have been corrected in between.
        currentTarget.value = ''
      }}
    />
  </div>`
}

function showOver(event: DragEvent): void {
  if (!(event.currentTarget instanceof HTMLElement)) return
  event.preventDefault()
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
  event.currentTarget.dataset['over'] = ''
}

function hideOver({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLElement) delete currentTarget.dataset['over']
}
