import assert from 'node:assert/strict'
import test from 'node:test'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { clientCredentials } from './client-credentials.ts'

const tokenUrl = new URL('https://records.example.com/oauth2/token')
const credentials = {
  tokenUrl,
  clientId: 'care batch',
  clientSecret: 's:ecret',
  scope: 'system/Communication.c',
}
const signal = () => AbortSignal.timeout(10_000)

test('a token for an id and a secret, which stand in the header and not in the form', async () => {
  const forms: string[] = []
  const server = setupServer(
    http.post(tokenUrl.href, async ({ request }) => {
      forms.push(await request.text())
      const basic = atob(request.headers.get('authorization')?.replace('Basic ', '') ?? '')
      return basic === 'care%20batch:s%3Aecret'
        ? HttpResponse.json({ access_token: 'granted', token_type: 'Bearer', expires_in: 300 })
        : HttpResponse.json({ error: 'invalid_client' }, { status: 401 })
    }),
  )
  server.listen({ onUnhandledFrame: 'error' })
  assert.equal(await clientCredentials(credentials, () => 0)(signal()), 'granted')
  assert.deepEqual(forms, ['grant_type=client_credentials&scope=system%2FCommunication.c'])
  const wrong = clientCredentials({ ...credentials, clientSecret: 'old' }, () => 0)
  await assert.rejects(wrong(signal()), { code: 'credentials-refused' })
  server.close()
})
