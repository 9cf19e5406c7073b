import type { EditableColumn } from './review-actions.ts'

/** What staff did to one patient. A draft keeps it by itself; other hosts listen to `row-change` and review again. */
export type RowChange =
  | { readonly kind: 'cell'; readonly line: number; readonly column: EditableColumn; readonly text: string }
  | { readonly kind: 'leave-out'; readonly lines: readonly number[] }
  | { readonly kind: 'put-back'; readonly lines: readonly number[] }
  /** Of these lines of one patient, this one. */
  | { readonly kind: 'choose'; readonly line: number; readonly lines: readonly number[] }
  | { readonly kind: 'ignore-email'; readonly line: number }
  /** The cells of these lines, which may have moved, stand where they should. */
  | { readonly kind: 'confirm'; readonly lines: readonly number[] }
