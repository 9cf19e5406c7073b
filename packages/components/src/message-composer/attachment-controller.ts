import type { ReactiveController } from 'lit'
import { msg, str } from '@lit/localize'
import { CareBatchError, isCareBatchError } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import { longestAttachment } from '@carebatch/core/wire'
import type { DraftHost } from '../controllers/draft-controller.ts'
import type { FocusController } from '../controllers/focus-controller.ts'
import type { LiveRegionController } from '../controllers/live-region-controller.ts'

export type Attaching =
  | { readonly kind: 'still' }
  | { readonly kind: 'uploading'; readonly fileName: string }
  | { readonly kind: 'refused'; readonly fileName: string; readonly error: CareBatchError }

/** The document of a batch: chosen, handed over, looked at, changed and taken out again. */
export class AttachmentController implements ReactiveController {
  attaching: Attaching = { kind: 'still' }
  private client: BatchClient | undefined

  constructor(
    private readonly host: DraftHost,
    private readonly focusing: FocusController,
    private readonly live: LiveRegionController,
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  connect(client: BatchClient): void {
    this.client = client
  }

  readonly take = async (file: File): Promise<void> => {
    if (this.client === undefined || this.attaching.kind === 'uploading') return
    this.show({ kind: 'uploading', fileName: file.name })
    try {
      if (file.size > longestAttachment) throw new CareBatchError('request-too-large')
      const content = asBase64(new Uint8Array(await file.arrayBuffer()))
      const { id, fileName, size, findings, textRead, linkExample } = await this.client.uploadAttachment({
        fileName: file.name,
        content,
      })
      this.host.draft?.actions.setAttachment({
        ...{ id, fileName, size, findings, textRead, linkExample },
        confirmed: false,
      })
      this.show({ kind: 'still' })
      this.live.announce(msg(str`Attached: ${fileName}`))
      this.focusing.afterRender('#attachment')
    } catch (error) {
      if (!isCareBatchError(error)) throw error
      this.show({ kind: 'refused', fileName: file.name, error })
    }
  }

  readonly remove = (): void => {
    this.host.draft?.actions.setAttachment(undefined)
    this.live.announce(msg('The document was taken out'))
    this.focusing.afterRender('#attachment')
  }

  readonly confirm = (confirmed: boolean): void => {
    const attachment = this.host.draft?.getState().attachment
    if (attachment !== undefined) this.host.draft?.actions.setAttachment({ ...attachment, confirmed })
  }

  /** Opens it as a file of its own, as the patient will get it. */
  readonly preview = async (): Promise<void> => {
    const id = this.host.draft?.getState().attachment?.id
    if (id === undefined || this.client === undefined) return
    try {
      const { content, contentType } = await this.client.attachmentContent(id)
      const address = URL.createObjectURL(new Blob([asBytes(content)], { type: contentType }))
      window.open(address, '_blank', 'noopener')
      // The new page has read it by then; a document is not kept in memory for ever.
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch (error) {
      if (!isCareBatchError(error)) throw error
      this.live.announce(msg('The document could not be opened'))
    }
  }

  private show(attaching: Attaching): void {
    this.attaching = attaching
    this.host.requestUpdate()
  }
}

const pieceLength = 0x80_00

function asBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += pieceLength)
    text += String.fromCharCode(...bytes.subarray(at, at + pieceLength))
  return btoa(text)
}

const asBytes = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
