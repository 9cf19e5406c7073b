import { files, read } from './tree.ts'

export interface Snippet {
  readonly page: string
  readonly line: number
  readonly code: string
  /** Why it is only type-checked and not run, as the page says: ```ts no-run: needs a browser */
  readonly notRunBecause: string | undefined
}

/** Every TypeScript block of every page. */
export function snippets(): readonly Snippet[] {
  return files
    .filter((file) => file.endsWith('.md'))
    .flatMap((page) => {
      const text = read(page)
      return [...text.matchAll(/^```ts(?: no-run: (.+))?\n([\s\S]*?)^```$/gm)].map((found) => ({
        page,
        line: text.slice(0, found.index).split('\n').length,
        code: found[2] ?? '',
        notRunBecause: found[1],
      }))
    })
}
