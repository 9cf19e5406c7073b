import { CareBatchError } from '../errors.ts'
import type { BatchType } from './batch-type.ts'
import { message } from './message.ts'
import { questionnaire } from './questionnaire.ts'

/** Every batch type, in the order in which staff are offered them. Hosts add theirs: `[...batchTypes, recall]`. */
export const batchTypes = [message, questionnaire] as const satisfies readonly BatchType[]

/** Code of one of the batch types that come with the package. */
export type BatchTypeCode = (typeof batchTypes)[number]['code']

/**
 * The batch type with this code; a batch type itself is handed through, registered or not.
 *
 * @throws CareBatchError `batch-type-unknown`
 */
export function findBatchType(registry: readonly BatchType[], codeOrType: string | BatchType): BatchType {
  if (typeof codeOrType !== 'string') return codeOrType
  const found = registry.find(({ code }) => code === codeOrType)
  if (found === undefined) throw new CareBatchError('batch-type-unknown')
  return found
}
