import type { BatchClient } from '@carebatch/core/client'

type BatchWizard = HTMLElementTagNameMap['batch-wizard']

/** A batch that is being put together stays as it is while somebody looks at other pages: one for each organisation. */
const wizards = new Map<string, BatchWizard>()

export function keptWizard(organisation: string, client: BatchClient): BatchWizard {
  const wizard = wizards.get(organisation) ?? document.createElement('batch-wizard')
  wizard.client ??= client
  wizards.set(organisation, wizard)
  return wizard
}

/** Once a batch is sent, the next one starts empty. */
export function forgetWizard(organisation: string): void {
  wizards.delete(organisation)
}

function isHalfWay({ draft }: BatchWizard): boolean {
  if (draft === undefined) return false
  const { sending, name, message, list } = draft.getState()
  return sending.kind !== 'sent' && (name !== '' || message.body !== '' || list.kind !== 'none')
}

/** Leaving the portal altogether would lose a draft, so the browser asks first. */
export function askBeforeLeaving(): void {
  addEventListener('beforeunload', (event) => {
    if ([...wizards.values()].some(isHalfWay)) event.preventDefault()
  })
}
