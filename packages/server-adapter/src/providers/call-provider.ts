import { CareBatchError } from '@carebatch/core'

/** What a provider itself said: JSON, or nothing. Below 500, and never a redirect. */
export interface ProviderAnswer {
  readonly status: number
  readonly headers: Headers
  /** Undefined: the answer has no body. */
  readonly body: unknown
}

export interface ProviderCall {
  readonly url: URL
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as it stands where it is a text. */
  readonly body?: unknown
  readonly signal: AbortSignal
}

const longestAnswer = 32 * 1024 * 1024
/** Given up by somebody on the way, after the provider may have begun. */
const requestTimeout = 408

/**
 * One call over HTTP, never repeated here. Rejects with `provider-no-answer` wherever the provider may have acted and
 * we do not know: no connection, a time-out, a 5xx, a redirect, half a body, or a page of somebody in between.
 */
export async function callProvider(call: ProviderCall): Promise<ProviderAnswer> {
  const response = await fetch(call.url, requestOf(call)).catch(noAnswer)
  const { status, headers } = response
  const text = await bodyText(response)
  if (status >= 500 || status === requestTimeout || (status >= 300 && status < 400))
    noAnswer(undefined, status)
  return { status, headers, body: parseBody(text, status) }
}

function requestOf({ method = 'GET', headers = {}, body, signal }: ProviderCall): RequestInit {
  const isText = body === undefined || typeof body === 'string'
  return {
    method,
    signal,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      ...(!isText && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  }
}

async function bodyText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      if (text.length > longestAnswer) throw new Error('the answer does not end')
    }
  } catch (cause) {
    noAnswer(cause, response.status)
  }
  return text + decoder.decode()
}

function parseBody(text: string, status: number): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Not the cause: it would quote the body.
    return noAnswer(undefined, status)
  }
}

function noAnswer(cause: unknown, status?: number): never {
  throw new CareBatchError('provider-no-answer', {
    retryable: true,
    ...(status !== undefined && { details: { status } }),
    ...(cause !== undefined && { cause }),
  })
}
