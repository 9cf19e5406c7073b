import type { StoredTask } from '../ports/store/task-table.ts'

/** What a lane calls these tasks, claimed together: the first says it, since the longest due is claimed first. */
export function pieceOf([first]: readonly StoredTask[]): string {
  if (first === undefined) return 'nothing'
  const { message, kind, step, dueAt, attempts } = first
  return `${message}:${kind}:${step}:${dueAt}:${attempts}`
}
