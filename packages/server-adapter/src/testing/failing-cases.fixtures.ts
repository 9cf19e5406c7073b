import type { SuiteOptions } from './suite-test.ts'

/** Names of the cases of a shipped suite that a subject fails: how the suites themselves are tested. */
export async function failingCases<Subject>(
  suite: (options: SuiteOptions<Subject>) => void,
  make: () => Promise<Subject>,
): Promise<string[]> {
  const cases: (readonly [name: string, run: () => Promise<void>])[] = []
  suite({ test: (name, run) => cases.push([name, run]), make })
  const failed: string[] = []
  for (const [name, run] of cases) await run().catch(() => failed.push(name))
  return failed
}
