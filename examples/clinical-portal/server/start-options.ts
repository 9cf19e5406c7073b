import { join } from 'node:path'
import { Refusal } from './refusal.ts'

export interface StartOptions {
  /** 0: any free one. */
  readonly port: number
  /** Folder of the database files. */
  readonly data: string
}

const usualPort = 4600

export const help = `The clinical portal of CareBatch's examples, on this machine only.

  pnpm start

  PORT=4700          another port (usual: ${usualPort}; 0 takes any free one)
  CAREBATCH_DATA=…   another folder for its database (usual: examples/clinical-portal/data)

Nothing it sends reaches anybody. Stop it with Ctrl-C; what was sent is still there when it starts again.
`

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (port <= 65_535) return port
  throw new Refusal(`PORT must be a whole number from 0 to 65535, and it is "${text}".`)
}

/** Reads what the environment says. Throws a Refusal for what cannot be meant. */
export function startOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): StartOptions {
  const [first] = args
  if (first !== undefined) throw new Refusal(`There is no option "${first}". --help lists what there is.`)
  const { PORT: port = '', CAREBATCH_DATA: data = '' } = env
  return {
    port: port === '' ? usualPort : parsePort(port),
    data: data === '' ? join(folder, 'data') : data,
  }
}
