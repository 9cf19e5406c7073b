import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { getRequestListener } from '@hono/node-server'
import {
  nhsNotifyStandIn,
  type NhsNotifyStandIn,
} from '@carebatch/server-adapter/testing/providers/nhs-notify'
import { pdsPatientResource, pdsStandIn } from '@carebatch/server-adapter/testing/providers/pds'
import { govUkNotifyStandIn } from '@carebatch/server-adapter/testing/providers/gov-uk-notify'
import { exportJWK, SignJWT } from 'jose'
import { getResponse } from 'msw'

const issuer = 'https://login.portal.example'
const audience = 'carebatch'

export interface Providers {
  readonly env: Readonly<Record<string, string>>
  readonly notify: NhsNotifyStandIn
  /** Entries that were written to the record, by key. */
  readonly entries: Map<string, unknown>
  token(): Promise<string>
  close(): Promise<void>
}

/** All other parties as one real HTTP server on this machine, each under a path of its own. */
export async function providers(nhsNumbers: readonly string[]): Promise<Providers> {
  const application = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const login = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = { ...(await exportJWK(login.publicKey)), kid: 'one', alg: 'ES256' }
  const accounts = nhsNumbers.map((nhsNumber) => ({ nhsNumber, notificationsEnabled: true }))
  const notify = nhsNotifyStandIn({ mayUseContactDetails: true, accounts: { Y00001: accounts } })
  const practice = (code: string) => ({
    generalPractitioner: [
      {
        type: 'Organization',
        identifier: {
          system: 'https://fhir.nhs.uk/Id/ods-organization-code',
          value: code,
          period: { start: '2012-05-22' },
        },
      },
    ],
  })
  const people = nhsNumbers.map((number) => [number, pdsPatientResource(number, practice('Y00001'))])
  const pds = pdsStandIn(Object.fromEntries(people) as Record<string, object>)
  const texts = govUkNotifyStandIn()
  const entries = new Map<string, unknown>()
  const standIns = { '/comms/': notify, '/pds/': pds, '/texts/': texts }

  async function answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    if (pathname === '/token')
      return Response.json({ access_token: 'a-token', expires_in: 600, token_type: 'Bearer' })
    if (pathname === '/keys') return Response.json({ keys: [jwk] })
    if (pathname === '/fhir/Communication') return keepEntry(request)
    for (const [path, { handlers, baseUrl }] of Object.entries(standIns)) {
      if (!pathname.startsWith(path)) continue
      const url = new URL(`${pathname.slice(path.length)}${search}`, baseUrl)
      const body = request.method === 'GET' ? undefined : await request.text()
      const { method, headers } = request
      const response = await getResponse(
        [...handlers],
        new Request(url, { method, headers, ...(body && { body }) }),
      )
      if (response !== undefined) return response
    }
    return new Response(null, { status: 404 })
  }

  async function keepEntry(request: Request): Promise<Response> {
    const key = request.headers.get('if-none-exist') ?? ''
    const isNew = !entries.has(key)
    if (isNew) entries.set(key, await request.json())
    return new Response(null, { status: isNew ? 201 : 200 })
  }

  const server = createServer(getRequestListener(answer)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const base = `http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : '')}`

  return {
    notify,
    entries,
    env: {
      ORGANISATIONS: JSON.stringify([
        {
          id: 'larkfield',
          name: 'Larkfield Surgery',
          odsCode: 'Y00001',
          clinicalSystem: 'emis-england',
          country: 'england',
        },
      ]),
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
      AUTH_KEYS_URL: `${base}/keys`,
      NHS_API_KEY: 'an-application',
      NHS_API_KEY_ID: 'test-1',
      NHS_API_PRIVATE_KEY: application.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      NHS_API_TOKEN_URL: `${base}/token`,
      PDS_URL: `${base}/pds/`,
      NHS_NOTIFY_URL: `${base}/comms/`,
      NHS_NOTIFY_APPLICATION_ID: notify.secrets.applicationId,
      NHS_NOTIFY_CALLBACK_KEY: notify.secrets.apiKey,
      NOTIFY_URL: `${base}/texts/`,
      NOTIFY_API_KEY: texts.apiKey,
      NOTIFY_TEMPLATE_ID: texts.templateId,
      NOTIFY_CALLBACK_TOKEN: texts.callbackToken,
      SMTP_HOST: '127.0.0.1',
      SMTP_FROM: 'practice@example.com',
      FHIR_URL: `${base}/fhir`,
      FHIR_TOKEN_URL: `${base}/token`,
      FHIR_CLIENT_ID: 'carebatch',
      FHIR_CLIENT_SECRET: 'the-secret-of-the-record',
    },
    token: () =>
      new SignJWT({ roles: ['admin'], organisation: 'larkfield', name: 'Priya Nandi' })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject('priya')
        .setExpirationTime('10m')
        .sign(login.privateKey),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
