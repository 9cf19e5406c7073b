import type { ReactiveController } from 'lit'
import { msg, str } from '@lit/localize'
import { type CareBatchError, isCareBatchError, type MessageContent } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import type { Template } from '@carebatch/core/wire'
import type { DraftHost } from '../controllers/draft-controller.ts'
import type { FocusController } from '../controllers/focus-controller.ts'
import type { LiveRegionController } from '../controllers/live-region-controller.ts'

export type SavingTemplate =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly isNameMissing: boolean; readonly error: CareBatchError | undefined }
  | { readonly kind: 'saving' }

/** Saved messages: chosen, and the text that one replaced put back; saved from what is written. */
export class TemplatesController implements ReactiveController {
  all: readonly Template[] = []
  saving: SavingTemplate = { kind: 'closed' }
  private replaced: MessageContent | undefined
  private client: BatchClient | undefined

  constructor(
    private readonly host: DraftHost,
    private readonly focusing: FocusController,
    private readonly live: LiveRegionController,
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  /** Without templates a message can still be written by hand. */
  async load(client: BatchClient): Promise<void> {
    this.client = client
    try {
      this.all = await client.templates()
      this.host.requestUpdate()
    } catch {
      this.live.announce(msg('Templates could not be loaded'))
    }
  }

  get canPutBack(): boolean {
    return this.replaced !== undefined
  }

  readonly choose = (template: Template | undefined): void => {
    const current = this.host.draft?.getState()
    if (current === undefined) return
    const isOwnText = current.message.body.trim() !== '' && (current.template?.changed ?? true)
    this.replaced = template !== undefined && isOwnText ? current.message : undefined
    this.host.draft?.actions.applyTemplate(template)
  }

  readonly putBack = (): void => {
    if (this.replaced === undefined) return
    this.host.draft?.actions.applyTemplate(undefined)
    this.host.draft?.actions.setMessage(this.replaced)
    this.replaced = undefined
    this.focusing.afterRender('#template')
  }

  readonly open = (): void => {
    this.show({ kind: 'open', isNameMissing: false, error: undefined })
    this.focusing.afterRender('#template-name')
  }

  readonly close = (): void => {
    this.show({ kind: 'closed' })
    this.focusing.afterRender('#save-template')
  }

  readonly save = async (name: string): Promise<void> => {
    const message = this.host.draft?.getState().message
    if (this.saving.kind === 'saving' || message === undefined || this.client === undefined) return
    if (name === '') return this.askForName()
    this.show({ kind: 'saving' })
    try {
      const { subject, body } = message
      this.saved(await this.client.saveTemplate({ name, subject, body }))
    } catch (error) {
      if (!isCareBatchError(error)) throw error
      this.show({ kind: 'open', isNameMissing: false, error })
    }
  }

  private saved(template: Template): void {
    this.all = [...this.all, template]
    // What was typed while it was being saved stays; only the name is taken over.
    const current = this.host.draft?.getState().message
    const { subject, body } = template
    this.host.draft?.actions.applyTemplate(template)
    if (current !== undefined && (current.subject !== subject || current.body !== body)) {
      this.host.draft?.actions.setMessage(current)
    }
    this.live.announce(msg(str`Saved as template “${template.name}”`))
    this.close()
  }

  private askForName(): void {
    this.show({ kind: 'open', isNameMissing: true, error: undefined })
    this.focusing.afterRender('#template-name')
  }

  private show(saving: SavingTemplate): void {
    this.saving = saving
    this.host.requestUpdate()
  }
}
