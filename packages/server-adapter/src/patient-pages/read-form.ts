import { readBytes } from '../http/read-json.ts'

const mostBytes = 64 * 1024

/** The fields of a form that a page sent. Another kind of body has none. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams()
  return new URLSearchParams(new TextDecoder().decode(await readBytes(request, mostBytes)))
}
