import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'

/** A secret in a file that only this user may read; made when it is asked for the first time. */
export async function keptSecret(file: string): Promise<string> {
  const made = randomBytes(32).toString('base64url')
  // Whoever comes second finds the file and takes what is in it.
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  return readFile(file, 'utf8')
}
