export interface Alteration {
  readonly url?: string
  /** Headers that are set anew; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>>
  readonly body?: (raw: string) => string
}

/** A callback as somebody on the way makes it. */
export async function altered(
  request: Request,
  { url = request.url, headers = {}, body = (raw) => raw }: Alteration,
): Promise<Request> {
  const others = new Headers(request.headers)
  for (const [name, value] of Object.entries(headers))
    if (value === null) others.delete(name)
    else others.set(name, value)
  return new Request(url, { method: 'POST', headers: others, body: body(await request.text()) })
}
