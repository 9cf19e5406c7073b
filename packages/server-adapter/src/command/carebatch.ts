import { Misuse, Unable, type Subcommand, type Terminal } from './subcommand.ts'

interface Entry {
  /** One or two words, as they are typed. */
  readonly name: string
  readonly summary: string
  /** Each is loaded when it is asked for: one needs a database, another the telephone numbers of the world. */
  readonly load: () => Promise<Subcommand>
}

/** All that `carebatch` can do, in the order of its help. */
const subcommands: readonly Entry[] = [
  {
    name: 'adapter new',
    summary: 'begins an adapter: its file, its test, a stand-in of the provider',
    load: async () => (await import('./adapter-new.ts')).adapterNew,
  },
  {
    name: 'adapter test',
    summary: 'runs the suite for an adapter and says what is missing',
    load: async () => (await import('./adapter-test.ts')).adapterTest,
  },
  {
    name: 'doctor',
    summary: 'checks the configuration of a server before it starts',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'simulate',
    summary: 'reads a list and rehearses a message to it; sends nothing',
    load: async () => (await import('./simulate.ts')).simulate,
  },
  {
    name: 'listen',
    summary: 'prints live events of a running server until Ctrl-C',
    load: async () => (await import('./listen.ts')).listen,
  },
]

const help = `carebatch <what to do> …

${subcommands.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join('\n')}

carebatch <what to do> --help tells more. Exit codes: 0 in order, 1 a problem was found, 2 typed wrong.
`

/** The command of this package. Resolves to the exit code. */
export async function carebatch(args: readonly string[]): Promise<number> {
  const entry = subcommands.find(({ name }) => name === args.slice(0, wordsOf(name)).join(' '))
  if (entry === undefined) return withoutSubcommand(args)
  const subcommand = await entry.load()
  if (asksForHelp(args)) return write(process.stdout, subcommand.help, 0)
  try {
    const ending = await subcommand.run(args.slice(wordsOf(entry.name)), terminal())
    return await write(process.stdout, '', ending === 'ok' ? 0 : 1)
  } catch (error) {
    if (error instanceof Misuse)
      return write(process.stderr, `${error.message}\nSee carebatch ${entry.name} --help.\n`, 2)
    if (error instanceof Unable) return write(process.stderr, `${error.message}\n`, 1)
    throw error
  }
}

const wordsOf = (name: string) => name.split(' ').length
const asksForHelp = (args: readonly string[]) => args.includes('--help') || args.includes('-h')

function withoutSubcommand(args: readonly string[]): Promise<number> {
  if (asksForHelp(args)) return write(process.stdout, help, 0)
  const [word] = args
  const problem =
    word === undefined ? 'Say what to do.' : `There is nothing called "${args.slice(0, 2).join(' ')}".`
  return write(process.stderr, `${problem}\n\n${help}`, 2)
}

/** Waits until all is written: the process ends right after. */
function write(stream: NodeJS.WriteStream, text: string, code: number): Promise<number> {
  return new Promise((resolve) => stream.write(text, () => resolve(code)))
}

function terminal(): Terminal {
  const stopping = new AbortController()
  // Whoever read along, such as head, has seen enough.
  process.stdout.on('error', () => process.exit(0))
  process.once('SIGINT', () => stopping.abort())
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    folder: process.cwd(),
    env: process.env,
    signal: stopping.signal,
  }
}
