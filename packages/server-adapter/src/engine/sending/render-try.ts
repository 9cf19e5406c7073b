import { renderMessage, type PlannedStep, type RenderedMessage } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { EngineContext } from '../engine-context.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'

export type FieldsOfMessage = ReadonlyMap<string, Readonly<Record<string, string>>>

/** What one patient is sent by one way, or undefined where a placeholder has no value. */
export function renderTry(
  message: StoredMessage,
  { definition }: StoredBatch,
  { channel }: PlannedStep,
  fields: FieldsOfMessage,
  link?: string,
): RenderedMessage | undefined {
  return renderMessage(definition.message, {
    channel,
    patient: {
      firstName: message.firstName,
      lastName: message.lastName,
      fields: fields.get(message.id) ?? {},
    },
    practice: { name: definition.practiceName, phone: definition.settings.practicePhone },
    link,
  }).message
}

/** What stands for a patient's link in a text that is kept, in a batch that has them. */
export const linkMaskOf = (
  { links }: Pick<EngineContext, 'links'>,
  { definition }: StoredBatch,
): string | undefined => (definition.link === undefined ? undefined : links?.masked)

/** The kept columns of these messages' rows, by message. */
export async function fieldsOf(
  { patientLists }: StoreTables,
  messages: readonly StoredMessage[],
  batches: readonly StoredBatch[],
): Promise<FieldsOfMessage> {
  const found = new Map<string, Readonly<Record<string, string>>>()
  for (const { id, definition } of batches) {
    const lines = messages.filter(({ batch }) => batch === id).map(({ line }) => line)
    for (const { line, row } of await patientLists.rowsAt(definition.patientList, lines)) {
      found.set(`${id}-${line}`, row.fields)
    }
  }
  return found
}
