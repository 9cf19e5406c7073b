import type { BatchClient } from '@carebatch/core/client'

type BatchWizard = HTMLElementTagNameMap['batch-wizard']

/** A batch that is being put together stays as it is while somebody looks at other pages: one for each organisation. */
const wizards = new Map<string, BatchWizard>()

/**
 * `draft`: one that was saved; without it, the one that was begun last, also where it has been saved since: Back leads to
 * the address that it had then.
 */
export function keptWizard(
  organisation: string,
  client: BatchClient,
  draft: string | undefined,
): BatchWizard {
  const kept = wizards.get(organisation)
  const isKept = kept !== undefined && (draft === undefined || kept.draftId === draft)
  const wizard = isKept ? kept : document.createElement('batch-wizard')
  wizard.client ??= client
  wizard.draftId ??= draft
  wizards.set(organisation, wizard)
  return wizard
}

/** Once a batch is sent, or another is begun, the next one starts empty. What was saved is among the drafts. */
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
