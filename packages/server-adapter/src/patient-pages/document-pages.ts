import type { Engine } from '../engine/engine.ts'
import { html } from './html.ts'
import type { LinkPages, OpenLink } from './link-pages.ts'
import { patientHeaders, patientPage } from './patient-page.ts'
import { readRange } from './read-range.ts'

/** A document: what it is, and the file itself. */
export function documentPages({ engine }: { readonly engine: Engine }): LinkPages {
  return {
    kind: 'document',
    async answer(request, open) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
      if (open.path === '') return documentPage(engine, open)
      return open.path === 'document' ? documentFile(engine, request, open) : undefined
    },
  }
}

async function documentPage(engine: Engine, open: OpenLink): Promise<Response | undefined> {
  const document = await engine.describeDocument(open)
  const { practice, sandbox, base } = open
  if (document === undefined) return undefined
  return patientPage({
    ...{ title: 'Your document', practice, sandbox },
    foot: html`<p class="more">
      <a href="${base}/not-me">This is not me</a> <a href="${base}/cannot-open">I cannot open this</a>
    </p>`,
    main: html`<h1>Your document</h1>
      <p>${practice.name} has sent you a document.</p>
      <section class="card">
        <h2 class="file">${document.fileName}</h2>
        <p class="hint">${sizeWords(document.size)}</p>
        <p><a class="button" href="${base}/document">Open the document</a></p>
      </section>
      <p class="hint">
        It is saved to your phone or computer when you open it. If other people use it too, delete it when you
        have read it.
      </p>`,
  })
}

/** As a file, never in a page of ours: whatever is in it runs nowhere near the link. */
async function documentFile(engine: Engine, request: Request, open: OpenLink): Promise<Response | undefined> {
  const document = await engine.describeDocument(open)
  if (document === undefined) return undefined
  const range = readRange(request.headers.get('range'), document.size)
  const headers = {
    ...patientHeaders,
    ...fileHeaders,
    'content-type': document.contentType,
    'content-disposition': disposition(document.fileName),
  }
  if (range === 'not-there')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${document.size}` },
    })
  const opened = await engine.openDocument(open, range)
  if (opened === undefined) return undefined
  const { first, last } = range ?? { first: 0, last: document.size - 1 }
  return new Response(opened.bytes, {
    status: range === undefined ? 200 : 206,
    headers: {
      ...headers,
      'content-length': String(last - first + 1),
      ...(range && { 'content-range': `bytes ${first}-${last}/${document.size}` }),
    },
  })
}

const fileHeaders = {
  'accept-ranges': 'bytes',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
}

/** RFC 6266: a plain name for old phones, the real one for the rest. */
function disposition(fileName: string): string {
  const plain = fileName.replaceAll(/[^A-Za-z0-9._ -]/g, '_')
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
