import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** A number that a proof takes: the issue's, and the one of its short form. */
export interface NumberOption {
  readonly says: string
  readonly full: number
  readonly short: number
}
/** A word out of a few. The first is the full form's. */
export interface WordOption {
  readonly says: string
  readonly oneOf: readonly string[]
  readonly short?: string
}
export type OptionTable = Readonly<Record<string, NumberOption | WordOption>>

export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends NumberOption ? number : string
}

/** `--name value` for each of the table, `--short` for all the short ones at once. */
export function readOptions<const Table extends OptionTable>(
  table: Table,
  args: readonly string[],
): OptionValues<Table> {
  const options: ParseArgsOptionsConfig = { short: { type: 'boolean' } }
  for (const name of Object.keys(table)) options[name] = { type: 'string' }
  const { values } = parseArgs({ args: [...args], options })
  const isShort = values['short'] === true
  return Object.fromEntries(
    Object.entries(table).map(([name, option]) => [name, valueOf(name, option, values[name], isShort)]),
  ) as OptionValues<Table>
}

function valueOf(
  name: string,
  option: NumberOption | WordOption,
  given: unknown,
  isShort: boolean,
): number | string {
  if ('oneOf' in option) {
    const word =
      typeof given === 'string' ? given : ((isShort ? option.short : undefined) ?? option.oneOf[0] ?? '')
    if (option.oneOf.includes(word)) return word
    throw new RangeError(`--${name} is one of ${option.oneOf.join(', ')}`)
  }
  const number = typeof given === 'string' ? Number(given) : isShort ? option.short : option.full
  if (Number.isInteger(number) && number >= 0) return number
  throw new RangeError(`--${name} is a whole number`)
}

export function helpOf(table: OptionTable): string {
  const lines = Object.entries(table).map(([name, option]) => {
    const value = 'oneOf' in option ? option.oneOf.join(' | ') : `${option.full}; short: ${option.short}`
    return `  --${name.padEnd(12)} ${option.says} (${value})`
  })
  return [...lines, '  --short        the form that runs in the tests'].join('\n')
}
