import type { BatchDraft } from '@carebatch/core'
import type { RowChange } from './row-change.ts'

/** Does to the draft what staff did to a row. Resolves when the review is made anew. */
export async function applyChange({ actions }: BatchDraft, change: RowChange): Promise<void> {
  switch (change.kind) {
    case 'cell':
      return actions.changeCell(change.line, change.column, change.text)
    case 'leave-out':
      return actions.decide(change.lines, { leftOut: true })
    case 'put-back':
      return actions.decide(change.lines, { leftOut: false })
    case 'choose':
      return actions.decide(change.line, { chosen: true })
    case 'ignore-email':
      return actions.decide(change.line, { ignoreEmail: true })
  }
}
