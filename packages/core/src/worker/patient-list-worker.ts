import type { PatientList } from '../patient-list/patient-list.ts'
import type { PatientListSource } from '../patient-list/patient-list-source.ts'
import type { ReadPatientListOptions } from '../patient-list/read-patient-list.ts'
import { connectListWorker, type StartWorker } from './connect-list-worker.ts'
import { keepSource, type KeptSource } from './kept-source.ts'
import { startBlobWorker } from './start-blob-worker.ts'
import { startUrlWorker } from './start-url-worker.ts'
import { WorkerFailure, WorkerReadings } from './worker-readings.ts'

/** `url`: a script of its own. `blob`: out of a text that is carried along. `page`: on the page's thread, in turns. */
export type ListReadingWay = 'host' | 'url' | 'blob' | 'page'

export interface PatientListWorkerOptions {
  /** A worker that runs `@carebatch/core/list-worker`, made by the host; it goes before our own ways. */
  readonly worker?: StartWorker
  /** The ways to try, in this order; what none of them can do is done on the page. Default: all. */
  readonly ways?: readonly ('url' | 'blob')[]
}

/** Reads patient lists beside the page's thread. Starts with the first list and ends with `close`. */
export interface PatientListWorker {
  /** As `readPatientList`, with the same answers and errors. */
  readonly read: (source: PatientListSource, options: ReadPatientListOptions) => Promise<PatientList>
  /** How lists are read; undefined until the first one is. */
  readonly way: ListReadingWay | undefined
  readonly close: () => void
}

const starts: Readonly<Record<'url' | 'blob', StartWorker>> = { url: startUrlWorker, blob: startBlobWorker }

export function patientListWorker(options: PatientListWorkerOptions = {}): PatientListWorker {
  return new ListReading(options)
}

class ListReading implements PatientListWorker {
  readonly #options: PatientListWorkerOptions
  #way: ListReadingWay | undefined
  #connecting: Promise<WorkerReadings | undefined> | undefined

  constructor(options: PatientListWorkerOptions) {
    this.#options = options
  }

  get way(): ListReadingWay | undefined {
    return this.#way
  }

  readonly read = async (
    source: PatientListSource,
    options: ReadPatientListOptions,
  ): Promise<PatientList> => {
    options.signal?.throwIfAborted()
    const kept = await keepSource(source, options)
    this.#connecting ??= this.#connect()
    const worker = await this.#connecting
    options.signal?.throwIfAborted()
    if (worker === undefined) return readOnPage(kept, options)
    try {
      return await worker.read(kept, options)
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error
      if (worker.isClosed) this.#goOnWithout()
      return readOnPage(kept, options)
    }
  }

  readonly close = (): void => {
    const connecting = this.#connecting
    this.#connecting = undefined
    void connecting?.then((worker) => worker?.close())
  }

  #goOnWithout(): void {
    this.#way = 'page'
    this.#connecting = Promise.resolve(undefined)
  }

  async #connect(): Promise<WorkerReadings | undefined> {
    const { worker, ways = ['url', 'blob'] } = this.#options
    const names: readonly ListReadingWay[] = [...(worker === undefined ? [] : ['host' as const]), ...ways]
    const found = await connectListWorker([
      ...(worker === undefined ? [] : [worker]),
      ...ways.map((way) => starts[way]),
    ])
    this.#way = found === undefined ? 'page' : names[found.way]
    return found && new WorkerReadings(found.worker)
  }
}

async function readOnPage(source: KeptSource, options: ReadPatientListOptions): Promise<PatientList> {
  const { readPatientList } = await import('../patient-list/read-patient-list.ts')
  return readPatientList(source, options)
}
