import { toCommunication } from '@carebatch/core'
import type { RecordEntry, RecordOutcome, RecordWriter } from '../ports/record-writer.ts'
import { callProvider, type ProviderAnswer } from '../providers/call-provider.ts'
import type { TokenSource } from '../providers/kept-token.ts'
import { retryAfter } from '../providers/retry-after.ts'

export interface FhirRecordWriterOptions {
  /** Base address of the FHIR R4 server, or one for each organisation; undefined: it has none, which makes a gap. */
  readonly baseUrl: URL | ((organisation: string) => URL | undefined)
  /** `clientCredentials(…)`. Left out where the network itself is the proof. */
  readonly token?: TokenSource
  /** Entries at the same time for one organisation. Default: 4. */
  readonly concurrency?: number
  /** Milliseconds since 1970. Default: the system's. */
  readonly real?: () => number
}

const minute = 60_000

/**
 * Writes each entry as a FHIR R4 Communication, once: a conditional create (`If-None-Exist`) by our key, which the
 * server answers the same however often it comes. Servers that ignore the header must not be used with it.
 */
export function fhirRecordWriter(options: FhirRecordWriterOptions): RecordWriter {
  const { real = Date.now, concurrency = 4 } = options
  const underWay = new Map<string, Promise<RecordOutcome>>()

  async function create(entry: RecordEntry, signal: AbortSignal): Promise<RecordOutcome> {
    const base = options.baseUrl instanceof URL ? options.baseUrl : options.baseUrl(entry.organisation)
    if (base === undefined) return { kind: 'refused', why: 'record-server-unknown' }
    const resource = toCommunication(entry)
    const [identifier] = resource.identifier
    const token = await options.token?.(signal)
    const answer = await callProvider({
      url: new URL('Communication', base.href.endsWith('/') ? base : `${base.href}/`),
      method: 'POST',
      headers: {
        accept: 'application/fhir+json',
        'content-type': 'application/fhir+json',
        prefer: 'return=minimal',
        'if-none-exist': `identifier=${encodeURIComponent(`${identifier?.system ?? ''}|${identifier?.value ?? ''}`)}`,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: resource,
      signal,
    })
    return outcomeOf(answer, real())
  }

  return {
    name: 'fhir',
    supports: { concurrency },
    // Two creates of one key at the same moment may both find nothing there: the second waits for the first.
    write(entry, signal) {
      const before = underWay.get(entry.key) ?? Promise.resolve()
      const written = before.catch(() => undefined).then(() => create(entry, signal))
      const ended = written.finally(() => {
        if (underWay.get(entry.key) === ended) underWay.delete(entry.key)
      })
      underWay.set(entry.key, ended)
      return ended
    },
  }
}

function outcomeOf({ status, headers }: ProviderAnswer, now: number): RecordOutcome {
  if (status === 200 || status === 201) return { kind: 'written' }
  const afterMs = retryAfter(headers, now)
  // Busy, or somebody else is just writing the same: nothing was written by this call.
  if (status === 409 || status === 425 || status === 429)
    return { kind: 'try-later', afterMs: afterMs ?? minute }
  if (status === 401 || status === 403) return { kind: 'try-later', afterMs: afterMs ?? 10 * minute }
  // More than one entry under our key is there already.
  if (status === 412) return { kind: 'refused', why: 'record-ambiguous' }
  return { kind: 'refused', why: 'record-refused' }
}
