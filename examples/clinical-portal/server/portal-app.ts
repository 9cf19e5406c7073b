import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { parsePlace } from '../pages/place.ts'
import type { Assets } from './bundle-pages.ts'
import { pageHeaders } from './page-headers.ts'

export interface PortalParts {
  /** The SDK's server: everything below /v1 and /p. */
  readonly batchServer: { fetch(request: Request): Response | Promise<Response> }
  readonly assets: Assets
  /** The one HTML file; what it shows depends on the address. */
  readonly page: string
  /** Folder with CSV files that anybody may download. */
  readonly lists: string
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const listName = /^[a-z0-9-]+\.csv$/

/** The vendor's web server: the SDK's routes beside its own pages. */
export function portalApp({ batchServer, assets, page, lists }: PortalParts): Hono {
  const app = new Hono()
  app.all('/v1/*', (context) => batchServer.fetch(context.req.raw))
  app.all('/p/*', (context) => batchServer.fetch(context.req.raw))
  app.get('/assets/:name', (context) => {
    const name = context.req.param('name')
    const content = assets.get(name)
    if (content === undefined) return context.notFound()
    return context.body(content, 200, { ...pageHeaders, 'content-type': types[extname(name)] ?? '' })
  })
  app.get('/example-lists/:name', async (context) => {
    const name = context.req.param('name')
    const content = listName.test(name) ? await readList(join(lists, name)) : undefined
    if (content === undefined) return context.notFound()
    // The bytes as they are: one of the lists is not UTF-8.
    return context.body(content, 200, { ...pageHeaders, 'content-type': 'text/csv' })
  })
  app.get('*', (context) => {
    const isPage = parsePlace(context.req.path) !== undefined
    return context.html(page, isPage ? 200 : 404, { ...pageHeaders })
  })
  return app
}

const readList = (file: string) =>
  readFile(file).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  )
