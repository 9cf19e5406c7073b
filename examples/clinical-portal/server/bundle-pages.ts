import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

/** File name → content, for everything below /assets. */
export type Assets = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** Builds the portal's pages with the elements from their sources, in memory: there is nothing that could be stale. */
export async function bundlePages(folder: string): Promise<Assets> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'main.ts'), join(folder, 'list-worker.ts'), join(folder, 'portal.css')],
    outdir: join(folder, 'built'),
    conditions: ['carebatch-source'],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  const built = outputFiles.map(({ path, contents }) => [basename(path), new Uint8Array(contents)] as const)
  const logo = new Uint8Array(await readFile(join(folder, 'fernway.svg')))
  return new Map([...built, ['fernway.svg', logo]])
}
