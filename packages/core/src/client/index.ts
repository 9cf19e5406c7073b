export type {
  BatchClient,
  BatchClientOptions,
  Call,
  MessageSearch,
  OnceCall,
  WatchCall,
  WatchGap,
} from './batch-client.ts'
export { createBatchClient } from './create-batch-client.ts'
