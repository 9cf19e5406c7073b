import { CareBatchError } from '@carebatch/core'

/** The body as JSON, whatever it holds. Throws `request-invalid` for another kind of body, `request-too-large` beyond `maxBytes`. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    throw new CareBatchError('request-invalid', {
      details: { field: 'content-type', rule: 'application/json' },
    })
  const text = new TextDecoder().decode(await readBytes(request, maxBytes))
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body.
    throw new CareBatchError('request-invalid', { details: { field: 'body', rule: 'JSON' } })
  }
}

/** The body's bytes; reading ends as soon as there are too many. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new CareBatchError('request-too-large', { details: { maxBytes } })
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The same request with its body read, for those who read it themselves. */
export async function limitedRequest(request: Request, maxBytes: number): Promise<Request> {
  const { url, method, headers } = request
  return new Request(url, { method, headers, body: new Uint8Array(await readBytes(request, maxBytes)) })
}
