import type { Recipients } from '../../ports/store/webhook-table.ts'
import type { EngineContext } from '../engine-context.ts'

/** Who is told of what. */
export const recipients = ({ webhooks }: Pick<EngineContext, 'webhooks'>): Recipients =>
  webhooks.map(({ id, events }) => ({ endpoint: id, events }))
