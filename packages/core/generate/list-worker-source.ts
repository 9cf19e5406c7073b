/**
 * Writes src/worker/list-worker-source.ts: the worker and all it needs as one text. Run it with Node in packages/core
 * after any change to how lists are read; the test beside the written file fails as long as that differs.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const entry = fileURLToPath(new URL('../src/worker/list-worker.ts', import.meta.url))

/** The worker as a classic script, which every browser starts from a blob. */
export async function listWorkerScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    charset: 'ascii',
    write: false,
  })
  return outputFiles[0]?.text.trim() ?? ''
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(
    new URL('../src/worker/list-worker-source.ts', import.meta.url),
    `// Written by generate/list-worker-source.ts: do not edit.

/** The script of the worker, for pages that can start it only out of a blob. */
// prettier-ignore
export const listWorkerSource = ${JSON.stringify(await listWorkerScript())}
`,
  )
