import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { readArgs, required } from './read-args.ts'
import { Misuse, Unable, type Subcommand } from './subcommand.ts'

/** What can be begun, with the folder that is named after it. */
const folders: Readonly<Record<string, string>> = {
  sender: 'senders',
  'record-writer': 'record-writers',
  'patient-lookup': 'patient-lookups',
  'nhs-app-accounts': 'nhs-app-accounts',
  authoriser: 'authorisers',
  scheduler: 'schedulers',
}
const kinds = Object.keys(folders).join(', ')
const templates = new URL('../../templates/', import.meta.url)

export const adapterNew: Subcommand = {
  help: `carebatch adapter new <kind> <name> [--folder <folder>]

Writes an adapter of your own that type-checks, a test that calls the shipped suite, and, where the adapter speaks
HTTP, a stand-in of the provider (msw). The test fails only where details of your provider are missing, and says which.
No file is overwritten.

  <kind>     ${kinds}
  <name>     kebab-case, e.g. my-gateway
  --folder   where to write. Default: a folder named after the kind, e.g. senders

Then: carebatch adapter test <folder>/<name>.subject.ts
Exit codes: 0 written, 1 a file is in the way, 2 typed wrong.
`,
  async run(args, { print, folder: here }) {
    const { positionals, values } = readArgs(args, { folder: { type: 'string' } }, 2)
    const kind = required(positionals[0], 'The kind of adapter')
    const name = required(positionals[1], 'The name of the adapter')
    const inFolder = values.folder ?? folders[kind]
    if (!Object.hasOwn(folders, kind) || inFolder === undefined)
      throw new Misuse(`There is no kind "${kind}". Kinds: ${kinds}.`)
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
      throw new Misuse(
        `"${name}" is no name for an adapter: use small letters, digits and hyphens, such as my-gateway.`,
      )
    const folder = resolve(here, inFolder)
    const files = await filesFor(kind, name)
    await writeAll(folder, files)
    for (const file of files.keys()) print(`written  ${relative(here, join(folder, file))}`)
    print(`\nNext: carebatch adapter test ${relative(here, join(folder, `${name}.subject.ts`))}`)
    return 'ok'
  },
}

/** Texts of the new files by their names. */
async function filesFor(kind: string, name: string): Promise<ReadonlyMap<string, string>> {
  const from = new URL(`${kind}/`, templates)
  const files = new Map<string, string>()
  for (const template of (await readdir(from)).toSorted()) {
    const text = await readFile(new URL(template, from), 'utf8')
    files.set(named(template.replace(/\.txt$/, ''), name), named(text, name))
  }
  return files
}

function named(text: string, name: string): string {
  const pascal = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1)
  return text.replaceAll('new-adapter', name).replaceAll('NewAdapter', pascal).replaceAll('newAdapter', camel)
}

/** All or nothing: where one of the files is there already, none is written. */
async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const there = new Set(await readdir(folder).catch(() => []))
  const inTheWay = [...files.keys()].filter((file) => there.has(file))
  if (inTheWay.length > 0)
    throw new Unable(
      `Nothing was written: ${inTheWay.join(', ')} is there already. Choose another name or folder.`,
    )
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new Unable(`The folder ${folder} cannot be made.`)
  })
  for (const [file, text] of files) await writeFile(join(folder, file), text, { flag: 'wx' })
}
