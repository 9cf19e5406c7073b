import { callProvider, type ProviderAnswer } from '../../providers/call-provider.ts'
import { parseApiKey, tokenFor } from './api-key.ts'

export interface NotifyAccount {
  call(path: string, signal: AbortSignal, body?: unknown): Promise<ProviderAnswer>
  /** True once, after an answer that showed that our clock was too far off for the token of that call. */
  hadWrongTime(): boolean
}

const tolerated = 20_000

/** One API key. Learns from each answer how far the service's clock is from ours, so that its tokens are in time. */
export function notifyAccount(baseUrl: URL, apiKey: string, real: () => number): NotifyAccount {
  const key = parseApiKey(apiKey)
  let offset = 0
  let wrong = false

  function learn(headers: Headers): void {
    const theirs = Date.parse(headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return
    const found = theirs - real()
    wrong = Math.abs(found - offset) > tolerated
    offset = Math.abs(found) > tolerated ? found : 0
  }

  return {
    async call(path, signal, body) {
      const answer = await callProvider({
        url: new URL(path, baseUrl),
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${await tokenFor(key, real() + offset)}` },
        body,
        signal,
      })
      learn(answer.headers)
      return answer
    },
    hadWrongTime() {
      const had = wrong
      wrong = false
      return had
    },
  }
}
