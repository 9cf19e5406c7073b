/** What a subcommand has of the process that it runs in. */
export interface Terminal {
  /** One line for people, without its line end. */
  print(line: string): void
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** `ok` is exit code 0; `problem` is 1: it did its work, and what it looked at is not in order. */
export type Ending = 'ok' | 'problem'

export interface Subcommand {
  /** Whole help text. */
  readonly help: string
  /** Throws Misuse for what was typed wrong, and Unable for what cannot be done, each with a sentence. */
  run(args: readonly string[], terminal: Terminal): Promise<Ending>
}

/** Typed wrong: exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}

/** Typed right, and it cannot be done: exit code 1. */
export class Unable extends Error {
  override readonly name = 'Unable'
}
