import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Misuse } from './subcommand.ts'

/** `parseArgs` that says what was typed wrong as a Misuse. Throws where there are more words than `most`. */
export function readArgs<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  most: number,
) {
  const parsed = parsedArgs(args, options)
  const extra = parsed.positionals[most]
  if (extra !== undefined) throw new Misuse(`Nothing is expected in the place of "${extra}".`)
  return parsed
}

function parsedArgs<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new Misuse(error instanceof Error ? firstSentence(error.message) : String(error))
  }
}

const firstSentence = (text: string) => `${text.split(/\. |\n/)[0]?.replace(/\.$/, '') ?? text}.`

/** A word that must be there. */
export function required(word: string | undefined, what: string): string {
  if (word === undefined || word === '') throw new Misuse(`${what} is missing.`)
  return word
}
