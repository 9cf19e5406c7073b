/** The host's own test function: node:test, vitest and mocha fit. Each suite registers its cases with it. */
export type SuiteTest = (name: string, run: () => Promise<void>) => unknown

export interface SuiteOptions<Subject> {
  readonly test: SuiteTest
  /** Makes a fresh adapter, with nothing in it, for one case. */
  readonly make: () => Promise<Subject>
}

/** What every subject may bring: called after its case, whether it passed or not. */
export interface Closable {
  close?(): Promise<void>
}

/** Registers one case that gets a subject of its own. */
export function suiteCase<Subject extends Closable>(
  { test, make }: SuiteOptions<Subject>,
  name: string,
  run: (subject: Subject) => Promise<void>,
): void {
  test(name, async () => {
    const subject = await make()
    try {
      await run(subject)
    } finally {
      await subject.close?.()
    }
  })
}
