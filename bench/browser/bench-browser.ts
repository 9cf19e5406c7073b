import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions, type OutputFile } from 'esbuild'
import { chromium, type Page } from 'playwright-core'

/** As strict as the elements promise to live under. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html carebatch-worker',
].join('; ')

export interface BenchBrowser {
  /** A new page that runs one of the scripts of this folder. */
  open(script: string): Promise<Page>
  close(): Promise<void>
}

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const worker = '../../packages/core/src/worker/list-worker.ts'

/** Debian's Chromium, and a server on this machine for the pages of this folder, built from the sources. */
export async function benchBrowser(scripts: readonly string[]): Promise<BenchBrowser> {
  const files = new Map(
    (await bundle([...scripts, worker])).map(({ path, contents }) => [`/${basename(path)}`, contents]),
  )
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    response.setHeader('content-security-policy', policy)
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html')
    response.end(file ?? page(request.url ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  return {
    async open(script) {
      const opened = await browser.newPage({ viewport: { width: 1280, height: 900 } })
      await opened.goto(`http://127.0.0.1:${String(port)}/${basename(script, '.ts')}`)
      return opened
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

function page(address: string): string {
  return `<!doctype html><html lang="en"><title>Bench</title><body><script type="module" src="${address}.js"></script>`
}

async function bundle(scripts: readonly string[], more: BuildOptions = {}): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: scripts.map(path),
    outdir: path('built'),
    entryNames: '[name]',
    conditions: ['carebatch-source'],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
    tsconfig: path('../../packages/components/tsconfig.json'),
    ...more,
  })
  return outputFiles ?? []
}

/** Kilobytes on the wire (gzip 9): of a module with all that it imports at once, and of the worker. */
export async function loadSizes(): Promise<{ readonly firstLoadKb: number; readonly readingPathKb: number }> {
  const [first] = await bundle(['../../packages/core/src/worker/index.ts'], {
    splitting: false,
    plugins: [
      {
        name: 'later',
        setup: ({ onResolve }) =>
          onResolve({ filter: /.*/ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          ),
      },
    ],
  })
  const [reading] = await bundle([worker], { splitting: false, format: 'iife' })
  return { firstLoadKb: kilobytes(first), readingPathKb: kilobytes(reading) }
}

function kilobytes(file: OutputFile | undefined): number {
  return Math.round(gzipSync(file?.contents ?? '', { level: 9 }).byteLength / 102.4) / 10
}
