import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Every file that git tracks or would track, relative to the root. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\n')
  .filter((file) => file !== '' && exists(file))

function exists(file: string): boolean {
  try {
    readFileSync(`${root}/${file}`)
    return true
  } catch {
    return false
  }
}

export function read(file: string): string {
  return readFileSync(`${root}/${file}`, 'utf8')
}

export const isTest = (file: string): boolean => file.endsWith('.test.ts')
const isFixture = (file: string): boolean => file.endsWith('.fixtures.ts')

/** Shipped TypeScript below a folder; tests and their fixtures left out. */
export function sources(folder: string): readonly string[] {
  return files.filter(
    (file) => file.startsWith(`${folder}/`) && file.endsWith('.ts') && !isTest(file) && !isFixture(file),
  )
}

/** What a TypeScript file imports: relative ones as paths from the root, packages by their specifier. */
export function importsOf(file: string): readonly string[] {
  const specifiers = [...read(file).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier = '']) => specifier,
  )
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier,
  )
}
