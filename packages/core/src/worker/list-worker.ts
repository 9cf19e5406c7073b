import type { Channel, ListAnswer, ListRequest } from './list-protocol.ts'
import { serveLists } from './serve-lists.ts'

// The script of the worker. Bundlers find it by its address in start-url-worker.ts.
const scope: Channel<ListAnswer, ListRequest> = globalThis as unknown as DedicatedWorkerGlobalScope
serveLists(scope)
