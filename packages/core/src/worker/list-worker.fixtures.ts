import type { Channel, ListAnswer, ListRequest } from './list-protocol.ts'
import type { ListWorkerLike } from './connect-list-worker.ts'
import { serveLists } from './serve-lists.ts'

export interface FakeWorker extends ListWorkerLike {
  /** Everything that the page sent. */
  readonly sent: ListRequest[]
  readonly isTerminated: () => boolean
  /** As if the script had failed. */
  readonly fail: () => void
}

/** A worker on the other end of a channel of this thread: what is sent is cloned and handed over as for a real one. */
export function fakeWorker(
  serve: (channel: Channel<ListAnswer, ListRequest>) => void = serveLists,
): FakeWorker {
  const { port1, port2 } = new MessageChannel()
  const errors = new EventTarget()
  const sent: ListRequest[] = []
  let isTerminated = false
  const worker: FakeWorker = {
    sent,
    isTerminated: () => isTerminated,
    fail: () => void errors.dispatchEvent(new Event('error', { cancelable: true })),
    postMessage(request, transfer) {
      sent.push(request)
      port1.postMessage(request, transfer)
    },
    addEventListener(
      type: 'message' | 'error',
      listener: ((event: MessageEvent<ListAnswer>) => void) & ((event: Event) => void),
      options?: AddEventListenerOptions,
    ) {
      if (type === 'error') errors.addEventListener(type, listener, options)
      else port1.addEventListener(type, listener, options)
    },
    terminate() {
      isTerminated = true
      port1.close()
    },
  }
  port1.start()
  port2.start()
  serve(port2)
  return worker
}
