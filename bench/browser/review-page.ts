import {
  batchTypes,
  clinicalSystems,
  createBatchDraft,
  findClinicalSystem,
  type BatchDraft,
  type DraftBackend,
  type ListProgress,
} from '@carebatch/core'
import { patientListWorker } from '@carebatch/core/worker'
import '@carebatch/components/define/patient-review'

/** What the bench reads and presses. */
export interface ReviewPage {
  readonly draft: BatchDraft
  readonly way: () => string | undefined
  /** From the file to a review with rows, in milliseconds. */
  readonly show: (text: string) => Promise<number>
  /** Resolves when the server of the page has everything. */
  readonly ready: () => Promise<void>
  /** Duration of each task over 50 ms since the last call. */
  readonly longTasks: () => Promise<readonly number[]>
  /** Directives that the page's policy was asked about in vain. */
  readonly violations: readonly string[]
}

declare global {
  interface Window {
    reviewPage: ReviewPage
  }
}

const tasks: number[] = []
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(Math.round(duration))
}).observe({ type: 'longtask', buffered: true })

const violations: string[] = []
document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
  violations.push(violatedDirective),
)

/** Answers come in a task of their own, as from a network. */
const answer = <Value>(value: Value) => new Promise<Value>((resolve) => setTimeout(() => resolve(value)))

/** Takes every row and knows nothing about anybody: what is measured is the page. */
const backend: DraftBackend = {
  createPatientList: ({ rows }) => answer(progress(rows, 0)),
  putListRows: () => answer(progress(0, 0)),
  lookUpList: () => answer({ ...progress(0, 0), state: 'ready' }),
  lookUpAgain: async () => ({ ...progress(0, 0), state: 'ready' }),
  earlierUses: async () => ({ uses: [] }),
  async *watchPatientList() {
    yield { ...progress(0, 0), state: 'ready' }
  },
  listFacts: async () => ({ facts: [] }),
  confirmBatch: () => Promise.reject(new Error('nothing is sent here')),
}

function progress(rows: number, lookedUp: number): ListProgress {
  return { id: 'list', state: 'looking-up', rows, received: rows, lookedUp, noAnswer: 0 }
}

const lists = patientListWorker()
const draft = createBatchDraft({
  backend,
  clinicalSystem: findClinicalSystem(clinicalSystems, 'systmone'),
  batchTypes,
  settings: { practiceName: 'Larkfield Surgery', skipLikelyToFail: false, fallbackAfterHours: 24 },
  now: () => Date.now(),
  newKey: () => crypto.randomUUID(),
  readList: lists.read,
  allowTestNumbers: true,
})

const element = document.createElement('patient-review')
element.draft = draft
document.body.append(element)

/** Resolves at the first frame in which the condition holds. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve))
}

const isReady = () => {
  const { list } = draft.getState()
  return list.kind === 'read' && list.transfer.kind === 'ready'
}

window.reviewPage = {
  draft,
  violations,
  way: () => lists.way,
  async show(text) {
    const file = new File([text], 'list.csv')
    await new Promise((resolve) => setTimeout(resolve, 300))
    tasks.length = 0
    const started = performance.now()
    void draft.actions.readList(file, file.name)
    await until(() => element.shadowRoot?.querySelector('tbody [data-index]') !== null)
    return performance.now() - started
  },
  ready: () => until(isReady),
  async longTasks() {
    // The observer is told of a task after the next frames.
    await new Promise((resolve) => setTimeout(resolve, 200))
    return tasks.splice(0)
  },
}
