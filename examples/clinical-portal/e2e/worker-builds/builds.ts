import { basename, join } from 'node:path'
import { build as esbuild, type BuildOptions } from 'esbuild'
import { build as vite } from 'vite'

/** Path → content, as a server of static files has them. */
export type StaticFiles = ReadonlyMap<string, string>

const folder = import.meta.dirname
const conditions = ['carebatch-source']
const pageOf = (script: string) =>
  `<!doctype html><html lang="en"><title>Reader</title><script type="module" crossorigin src="${script}"></script>`

/** What `vite build` makes of a page that imports the reader, as a vendor would build a portal. */
export async function viteBuild(): Promise<StaticFiles> {
  const built = await vite({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions },
    worker: { format: 'es' },
    build: { write: false, target: 'es2022' },
  })
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : []
  return new Map(
    outputs
      .flatMap(({ output }) => output)
      .map((file) => [
        `/${file.fileName}`,
        file.type === 'chunk' ? file.code : Buffer.from(file.source).toString(),
      ]),
  )
}

/** A module script with the worker beside it under its own name, and no bundler's knowledge of workers. */
export async function plainModule(): Promise<StaticFiles> {
  const scripts = await scriptsOf({
    entryPoints: [join(folder, 'reader.ts'), join(folder, '../../pages/list-worker.ts')],
    splitting: true,
  })
  return new Map([['/index.html', pageOf('/reader.js')], ...scripts])
}

/** The page of one origin and, for another, everything in one file. */
export async function singleFile(): Promise<{ page: (origin: string) => StaticFiles; scripts: StaticFiles }> {
  const scripts = await scriptsOf({ entryPoints: [join(folder, 'reader.ts')] })
  return { scripts, page: (origin) => new Map([['/index.html', pageOf(`${origin}/reader.js`)]]) }
}

async function scriptsOf(options: BuildOptions): Promise<StaticFiles> {
  const { outputFiles = [] } = await esbuild({
    outdir: join(folder, 'built'),
    conditions,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    ...options,
  })
  return new Map(outputFiles.map(({ path, text }) => [`/${basename(path)}`, text]))
}
