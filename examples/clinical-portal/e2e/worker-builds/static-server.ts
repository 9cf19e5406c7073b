import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import type { StaticFiles } from './builds.ts'

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

export interface StaticServer {
  readonly origin: string
  close(): Promise<void>
}

/** Serves files on this machine under a policy; each server is an origin of its own. */
export async function staticServer(files: StaticFiles, policy: string): Promise<StaticServer> {
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url
    const text = files.get(path)
    response.statusCode = text === undefined ? 404 : 200
    response.setHeader('content-type', types[extname(path)] ?? 'text/plain')
    response.setHeader('content-security-policy', policy)
    response.setHeader('access-control-allow-origin', '*')
    response.end(text ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
