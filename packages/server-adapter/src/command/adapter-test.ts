import { adapterKinds, adapterSuite, isAdapterSubject } from '../testing/adapter-suite.ts'
import { explainFailure } from './explain-failure.ts'
import { loadDefault } from './load-default.ts'
import { readArgs, required } from './read-args.ts'
import { Unable, type Ending, type Subcommand, type Terminal } from './subcommand.ts'
import { withoutSecrets } from './without-secrets.ts'

/** No suite sleeps, so a case that takes as long as this will never end. */
const longestCaseMs = 90_000

export const adapterTest: Subcommand = {
  help: `carebatch adapter test <file>

Runs the shipped suite on an adapter and says of each case that does not hold what the engine relies on and what was
seen instead. The file's default export is the adapter as its suite takes it, as "carebatch adapter new" writes it
into <name>.subject.ts:

  export default { kind: 'sender', make } satisfies AdapterSubject

Kinds: ${adapterKinds.join(', ')}. Exit codes: 0 every case holds, 1 some do not, 2 typed wrong.
`,
  async run(args, terminal) {
    const { positionals } = readArgs(args, {}, 1)
    const file = required(positionals[0], 'The file')
    const subject = await loadDefault(file, terminal)
    if (!isAdapterSubject(subject)) throw new Unable(notASubject(file))
    const cases: SuiteCase[] = []
    adapterSuite(subject, (name, run) => cases.push({ name, run }))
    return runCases(cases, terminal)
  },
}

interface SuiteCase {
  readonly name: string
  readonly run: () => Promise<void>
}

const notASubject = (file: string) =>
  `The default export of ${file} is no adapter under test: { kind, make } is expected, with kind one of ${adapterKinds.join(', ')}.` +
  (file.endsWith('.subject.ts') ? '' : ' "carebatch adapter new" writes one into <name>.subject.ts.')

async function runCases(cases: readonly SuiteCase[], { print, env }: Terminal): Promise<Ending> {
  let failed = 0
  for (const { name, run } of cases) {
    const failure = await failureOf(run)
    print(`${failure === undefined ? 'ok      ' : 'problem '}${name}`)
    if (failure === undefined) continue
    failed += 1
    for (const line of explainFailure(failure.error)) print(`          ${withoutSecrets(line, env)}`)
  }
  print(`\n${String(cases.length - failed)} of ${String(cases.length)} cases hold.`)
  return failed === 0 ? 'ok' : 'problem'
}

async function failureOf(run: () => Promise<void>): Promise<{ readonly error: unknown } | undefined> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('It does not end. Is the signal that it was given heeded?')),
      longestCaseMs,
    )
  })
  try {
    await Promise.race([run(), tooLong])
    return undefined
  } catch (error) {
    return { error }
  } finally {
    clearTimeout(timer)
  }
}
