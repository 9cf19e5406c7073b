import { CareBatchError, isCareBatchError } from '../errors.ts'
import { packPatientList } from '../patient-list/pack-patient-list.ts'
import type { HostPatient, PatientListSource } from '../patient-list/patient-list-source.ts'
import { readPatientList } from '../patient-list/read-patient-list.ts'
import type { Channel, ListAnswer, ListRequest, SentError, SentSource } from './list-protocol.ts'

type ReadRequest = Extract<ListRequest, { kind: 'read' }>

/** Reads lists for the page at the other end, until the channel is closed. */
export function serveLists(channel: Channel<ListAnswer, ListRequest>): void {
  const running = new Map<number, AbortController>()
  const sentAhead = new Map<number, HostPatient[]>()

  const serve = async (request: ReadRequest): Promise<void> => {
    const { id } = request
    const reading = new AbortController()
    running.set(id, reading)
    const patients = sentAhead.get(id) ?? []
    sentAhead.delete(id)
    try {
      await answer(channel, request, sourceOf(request.source, patients), reading.signal)
    } catch (error) {
      // Whoever cancelled knows.
      if (!reading.signal.aborted) channel.postMessage({ kind: 'failed', id, error: sentError(error) }, [])
    } finally {
      running.delete(id)
    }
  }

  channel.addEventListener('message', ({ data }) => {
    switch (data.kind) {
      case 'patients':
        sentAhead.set(data.id, [...(sentAhead.get(data.id) ?? []), ...data.patients])
        break
      case 'read':
        void serve(data)
        break
      case 'cancel':
        sentAhead.delete(data.id)
        running.get(data.id)?.abort()
    }
  })
  channel.postMessage({ kind: 'ready' }, [])
}

async function answer(
  channel: Channel<ListAnswer, ListRequest>,
  { id, options }: ReadRequest,
  source: PatientListSource,
  signal: AbortSignal,
): Promise<void> {
  const onProgress = (fraction: number) => channel.postMessage({ kind: 'progress', id, fraction }, [])
  const { packed, transfer } = packPatientList(
    await readPatientList(source, { ...options, signal, onProgress }),
  )
  channel.postMessage({ kind: 'list', id, list: packed }, transfer)
}

function sourceOf(source: SentSource, patients: readonly HostPatient[]): PatientListSource {
  return typeof source === 'object' && 'patients' in source ? patients : source
}

function sentError(error: unknown): SentError {
  const { code, retryable, details } = isCareBatchError(error)
    ? error
    : new CareBatchError('list-is-not-text')
  return { code, retryable, details }
}
