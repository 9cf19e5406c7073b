import { nextTurn } from '../patient-list/next-turn.ts'
import { unpackPatientList } from '../patient-list/pack-patient-list.ts'
import type { PatientList } from '../patient-list/patient-list.ts'
import { isHostPatients } from '../patient-list/patient-list-source.ts'
import type { ReadPatientListOptions } from '../patient-list/read-patient-list.ts'
import type { ListWorkerLike } from './connect-list-worker.ts'
import type { ListAnswer, ListRequest, SentError } from './list-protocol.ts'
import type { KeptSource } from './kept-source.ts'

/** The worker cannot go on: it ended, or what it was sent cannot be sent. The same list can be read without it. */
export class WorkerFailure extends Error {}

interface Reading {
  readonly onProgress: ((fraction: number) => void) | undefined
  readonly resolve: (list: PatientList) => void
  readonly reject: (reason: unknown) => void
}

const patientsAtOnce = 1_000

/** The page's end of a worker: any number of readings at a time, each with its progress and its signal. */
export class WorkerReadings {
  readonly #worker: ListWorkerLike
  readonly #readings = new Map<number, Reading>()
  #last = 0
  isClosed = false

  constructor(worker: ListWorkerLike) {
    this.#worker = worker
    worker.addEventListener('message', ({ data }) => this.#take(data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.close()
    })
  }

  /** @throws WorkerFailure, and what `readPatientList` throws */
  async read(source: KeptSource, options: ReadPatientListOptions): Promise<PatientList> {
    const { signal, onProgress } = options
    const id = (this.#last += 1)
    const cancel = () => {
      this.#post({ kind: 'cancel', id })
      this.#settle(id)?.reject(signal?.reason)
    }
    const list = new Promise<PatientList>((resolve, reject) =>
      this.#readings.set(id, { onProgress, resolve, reject }),
    )
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      // A cancelled reading has rejected by itself; there is nothing to send it for.
      await Promise.race([list, this.#send(id, source, options)])
      return await list
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  /** Ends the worker. Readings that are under way fail. */
  close(): void {
    this.isClosed = true
    this.#worker.terminate()
    for (const id of [...this.#readings.keys()]) this.#settle(id)?.reject(new WorkerFailure())
  }

  async #send(id: number, source: KeptSource, options: ReadPatientListOptions): Promise<void> {
    const { signal, onProgress: _, ...sent } = options
    try {
      if (!isHostPatients(source)) return this.#post({ kind: 'read', id, source, options: sent })
      for (let at = 0; at < source.length; at += patientsAtOnce) {
        if (at > 0) await nextTurn(signal)
        this.#post({ kind: 'patients', id, patients: source.slice(at, at + patientsAtOnce) })
      }
      this.#post({ kind: 'read', id, source: { patients: source.length }, options: sent })
    } catch (cause) {
      // Something of the host's that cannot be copied: a clinical system with a function in it.
      this.#settle(id)?.reject(signal?.aborted === true ? signal.reason : new WorkerFailure('', { cause }))
    }
  }

  #post(request: ListRequest): void {
    this.#worker.postMessage(request, [])
  }

  #take(answer: ListAnswer): void {
    switch (answer.kind) {
      case 'ready':
        break
      case 'progress':
        this.#readings.get(answer.id)?.onProgress?.(answer.fraction)
        break
      case 'list':
        this.#settle(answer.id)?.resolve(unpackPatientList(answer.list))
        break
      case 'failed':
        void this.#fail(answer.id, answer.error)
    }
  }

  /** The sentences of all errors are loaded with the first of them. */
  async #fail(id: number, { code, ...options }: SentError): Promise<void> {
    const reading = this.#settle(id)
    const { CareBatchError } = await import('../errors.ts')
    reading?.reject(new CareBatchError(code, options))
  }

  /** Whoever settles a reading takes it out: it is answered once. */
  #settle(id: number): Reading | undefined {
    const reading = this.#readings.get(id)
    this.#readings.delete(id)
    return reading
  }
}
