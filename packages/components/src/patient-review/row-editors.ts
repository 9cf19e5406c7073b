import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { FieldProblem } from '../element/error-summary.ts'
import type { EditableColumn } from './review-actions.ts'

/** An open editor: what is shown, what was typed, and what is wrong with it. */
export interface RowEditor {
  readonly line: number
  readonly columns: readonly EditableColumn[]
  readonly typed: Readonly<Partial<Record<EditableColumn, string>>>
  /** Of a repeated patient: the line that staff picked, or none of them. */
  readonly picked?: number | 'none'
  readonly problems: readonly FieldProblem[]
}

/**
 * Editors by the line they belong to. What was typed stands here and not in the page, so that it survives when its row
 * is scrolled away, filtered out or drawn again.
 */
export class RowEditors implements ReactiveController {
  private readonly editors = new Map<number, RowEditor>()

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {}

  of(line: number): RowEditor | undefined {
    return this.editors.get(line)
  }

  open(line: number, columns: readonly EditableColumn[]): void {
    this.set({ line, columns, typed: {}, problems: [] })
  }

  close(line: number): void {
    this.editors.delete(line)
    this.host.requestUpdate()
  }

  closeAll(): void {
    this.editors.clear()
  }

  change(line: number, change: Partial<RowEditor>): void {
    const editor = this.editors.get(line)
    if (editor !== undefined) this.set({ ...editor, ...change })
  }

  type(line: number, column: EditableColumn, text: string): void {
    const editor = this.editors.get(line)
    if (editor !== undefined) this.set({ ...editor, typed: { ...editor.typed, [column]: text } })
  }

  private set(editor: RowEditor): void {
    this.editors.set(editor.line, editor)
    this.host.requestUpdate()
  }
}
