import { isCareBatchError, type ErrorCode } from '@carebatch/core'

const sentences: Readonly<Partial<Record<ErrorCode, string>>> = {
  'server-unreachable': 'The server does not answer. Start it again, then reload this page.',
}

/** What this portal's own pages say when a call failed. */
export function errorSentence(error: unknown): string {
  const code = isCareBatchError(error) ? error.code : undefined
  return (code && sentences[code]) ?? `This could not be read (${code ?? 'unknown reason'}). Reload the page.`
}
