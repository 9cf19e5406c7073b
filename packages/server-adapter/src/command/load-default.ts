import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Misuse, Unable, type Terminal } from './subcommand.ts'
import { withoutSecrets } from './without-secrets.ts'

/** The default export of a module of the host's own. */
export async function loadDefault(file: string, { folder, env }: Terminal): Promise<unknown> {
  const path = resolve(folder, file)
  await access(path).catch(() => {
    throw new Misuse(`There is no file ${file}.`)
  })
  const module: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new Unable(`${file} cannot be loaded: ${withoutSecrets(reasonOf(error), env)}`)
  })
  if (typeof module !== 'object' || module === null || !('default' in module))
    throw new Unable(`${file} has no default export.`)
  return module.default
}

/** First line of what went wrong: the rest is for whoever debugs. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error)
  return text.split('\n')[0] ?? text
}
