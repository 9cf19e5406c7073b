import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'

/** What stands behind a patient's link, with its bytes or a range of them. Undefined: it is gone. */
export interface OpenedDocument {
  readonly fileName: string
  readonly contentType: string
  readonly size: number
  readonly bytes: ReadableStream<Uint8Array>
}

export function describeDocument(context: EngineContext): Engine['describeDocument'] {
  return ({ organisation, behind }) =>
    context.transaction('read-document', ({ documents }) => documents.find(organisation, behind.target))
}

export function openDocument(context: EngineContext): Engine['openDocument'] {
  return async ({ organisation, behind }, range) => {
    const document = await context.transaction('read-document', ({ documents }) =>
      documents.find(organisation, behind.target),
    )
    const got = document && (await context.attachments?.get(document.id, range))
    return (
      got &&
      document && {
        fileName: document.fileName,
        contentType: document.contentType,
        size: got.size,
        bytes: got.bytes,
      }
    )
  }
}
