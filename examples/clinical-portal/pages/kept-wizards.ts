import type { BatchClient } from '@carebatch/core/client'

type BatchWizard = HTMLElementTagNameMap['batch-wizard']

/** A batch that is being put together stays as it is while somebody looks at other pages: one for each organisation. */
const wizards = new Map<string, BatchWizard>()

/** `draft`: one that was saved; without it, the new one that nothing is saved of yet. */
export function keptWizard(
  organisation: string,
  client: BatchClient,
  draft: string | undefined,
): BatchWizard {
  const kept = wizards.get(organisation)
  const wizard = kept?.draftId === draft && kept !== undefined ? kept : document.createElement('batch-wizard')
  wizard.client ??= client
  wizard.draftId ??= draft
  wizards.set(organisation, wizard)
  return wizard
}

/** Once a batch is sent, the next one starts empty. */
export function forgetWizard(organisation: string): void {
  wizards.delete(organisation)
}

/** The last second of typing, or a list that is still on its way. */
function isUnsaved({ draft }: BatchWizard): boolean {
  if (draft === undefined) return false
  const { sending, saving, list } = draft.getState()
  const isOnItsWay = list.kind === 'read' && list.transfer.kind === 'sending'
  return sending.kind !== 'sent' && (saving.kind === 'unsaved' || saving.kind === 'failed' || isOnItsWay)
}

/** Drafts are saved as they go. What is not saved yet would be lost, so the browser asks first. */
export function askBeforeLeaving(): void {
  addEventListener('beforeunload', (event) => {
    if ([...wizards.values()].some(isUnsaved)) event.preventDefault()
  })
}
