import { CareBatchError, checkContent, instantFrom, type LabelledText } from '@carebatch/core'
import { longestAttachment, type Attachment } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredDocument } from '../../ports/store/document-table.ts'
import { beginRequest, requestHash } from '../begin-request.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { kindOfDocument } from './kind-of-document.ts'
import { isLookedThrough, textPieces } from './text-pieces.ts'
import { refuseDocument } from './refuse-document.ts'

/** Takes a document after looking at what it really is. What is refused leaves nothing behind. */
export function uploadAttachment(context: EngineContext): Engine['uploadAttachment'] {
  return async ({ organisation, user }, { fileName, content }, key = context.randomId()) => {
    const { attachments, attachmentScanner } = context
    if (attachments === undefined || context.links === undefined) throw new CareBatchError('links-not-set-up')
    const bytes = new Uint8Array(Buffer.from(content, 'base64'))
    const maxBytes = Math.min(longestAttachment, attachments.supports.maxBytes)
    if (bytes.length > maxBytes) throw new CareBatchError('request-too-large', { details: { maxBytes } })
    const { contentType } = kindOfDocument(fileName, bytes)
    const text = await readText(context, bytes, contentType)
    const signal = AbortSignal.timeout(context.callTimeoutMs)
    if ((await attachmentScanner?.scan(bytes, signal)) === 'found') throw refuseDocument('found-by-scanner')
    const document: StoredDocument = {
      ...{ id: context.randomId(), organisation: organisation.id, fileName, contentType, size: bytes.length },
      findings: findingsIn(fileName, text),
      textRead: text !== undefined && isLookedThrough(text),
      uploadedBy: user.name,
      uploadedAt: context.now(),
    }
    // The bytes first: a document that is known can always be handed out.
    await attachments.put(document.id, { contentType, bytes })
    const asked = { key, requestHash: requestHash('attachment', fileName, content) }
    const kept = await context.transaction('keep-document', (tables) => keepOnce(tables, document, asked))
    if (kept.id !== document.id) await attachments.remove(document.id)
    return attachmentView(context, kept)
  }
}

/** The document of an earlier upload where this is that one again. */
async function keepOnce(
  tables: StoreTables,
  document: StoredDocument,
  asked: { readonly key: string; readonly requestHash: string },
): Promise<StoredDocument> {
  const { id, organisation } = document
  const { subject } = await beginRequest(tables, { ...asked, organisation, subject: id })
  if (subject !== id) return orNotFound(await tables.documents.find(organisation, subject))
  await tables.documents.insert(document)
  return document
}

async function readText({ documentText }: EngineContext, bytes: Uint8Array, contentType: string) {
  if (contentType.startsWith('text/plain')) return new TextDecoder().decode(bytes)
  try {
    return await documentText?.read(bytes, contentType)
  } catch {
    throw refuseDocument('is-damaged')
  }
}

/** Each kind once for each place: where and what, never the words themselves. */
function findingsIn(fileName: string, text: string | undefined): Attachment['findings'] {
  const texts: LabelledText[] = [{ label: 'attachment-name', text: fileName }]
  for (const piece of textPieces(text ?? '')) texts.push({ label: 'body', text: piece })
  const found = checkContent(texts).map(({ label, kind }) => `${label === 'body' ? 'text' : 'name'} ${kind}`)
  return [...new Set(found)].map((it) => {
    const [where = '', kind = ''] = it.split(' ')
    return { where: where === 'text' ? 'text' : 'name', kind }
  })
}

export function attachmentView(
  { links }: EngineContext,
  { uploadedAt, organisation: _, ...document }: StoredDocument,
): Attachment {
  return {
    ...document,
    findings: [...document.findings],
    linkExample: links?.masked ?? '',
    uploadedAt: instantFrom(uploadedAt),
  }
}

export function readAttachment(context: EngineContext): Engine['readAttachment'] {
  return async ({ organisation }, id) =>
    attachmentView(context, await findDocument(context, organisation.id, id))
}

/** The bytes for the preview of staff. */
export function readAttachmentContent(context: EngineContext): Engine['readAttachmentContent'] {
  return async ({ organisation }, id) => {
    const { fileName, contentType } = await findDocument(context, organisation.id, id)
    const { bytes } = orNotFound(await context.attachments?.get(id))
    const content = Buffer.from(await new Response(bytes).arrayBuffer()).toString('base64')
    return { fileName, contentType, content }
  }
}

export async function findDocument(
  context: EngineContext,
  organisation: string,
  id: string,
): Promise<StoredDocument> {
  return orNotFound(
    await context.transaction('read-document', ({ documents }) => documents.find(organisation, id)),
  )
}
