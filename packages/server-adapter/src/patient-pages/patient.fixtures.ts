import type { Attachment } from '@carebatch/core/wire'
import type { TestServer } from '../http/test-server.fixtures.ts'

/** A patient's phone: follows a link as a browser does, with its cookies, and without running any script. */
export interface Phone {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>
  /** Sends the date of birth, and follows where it leads. */
  enter(path: string, dateOfBirth: string): Promise<Response>
  readonly cookies: ReadonlyMap<string, string>
}

export function phone({ server }: Pick<TestServer, 'server'>): Phone {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const shown = [...cookies].filter(([place]) => path.startsWith(place)).map(([, cookie]) => cookie)
    const headers = { ...(shown.length > 0 && { cookie: shown.join('; ') }), ...init.headers }
    const answer = await server.fetch(new Request(`http://127.0.0.1${path}`, { ...init, headers }))
    for (const set of answer.headers.getSetCookie()) {
      const [cookie = ''] = set.split(';')
      cookies.set(/Path=([^;]+)/.exec(set)?.[1] ?? '/', cookie)
    }
    return answer
  }
  const post: Phone['post'] = (path, fields = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post,
    async enter(path, dateOfBirth) {
      const [year = '', month = '', day = ''] = dateOfBirth.split('-')
      const answer = await post(path, { day, month, year })
      const to = answer.headers.get('location')
      return answer.status === 303 && to !== null ? ask(to, {}) : answer
    },
  }
}

/** Paths of the links that phones, NHS App and mailboxes of an organisation received, newest first. */
export async function receivedLinks({ client }: Pick<TestServer, 'client'>): Promise<readonly string[]> {
  const { copies } = await client().sandbox.phones()
  return copies.flatMap(({ body }) => /\/p\/[0-9A-Za-z]{22}\b/.exec(body)?.[0] ?? [])
}

/** A document with plain words for everybody. */
export function leaflet(
  { client }: Pick<TestServer, 'client'>,
  words = 'Rest, and drink a lot.',
): Promise<Attachment> {
  return client().uploadAttachment({
    fileName: 'leaflet.txt',
    content: Buffer.from(words).toString('base64'),
  })
}
