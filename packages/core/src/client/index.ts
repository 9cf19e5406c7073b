export type * from './batch-client.ts'
