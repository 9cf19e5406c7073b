export type {
  BatchClient,
  BatchClientOptions,
  Call,
  MessageSearch,
  WatchCall,
  WatchGap,
} from './batch-client.ts'
export { createBatchClient } from './create-batch-client.ts'
