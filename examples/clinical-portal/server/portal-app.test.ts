import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { portalApp } from './portal-app.ts'

let lists = ''
const list = Uint8Array.of(0x4e, 0x48, 0x53, 0xe9)
const batchServer = {
  fetch: (request: Request) => new Response(`batch server: ${new URL(request.url).pathname}`),
}
const assets = new Map([['main.js', new TextEncoder().encode('export {}')]])
const get = (path: string) =>
  portalApp({ batchServer, assets, page: '<!doctype html>', lists }).request(`http://127.0.0.1${path}`)

before(async () => {
  lists = await mkdtemp(join(tmpdir(), 'carebatch-lists-'))
  await writeFile(join(lists, 'small.csv'), list)
})
after(() => rm(lists, { recursive: true }))

const answers = [
  ['/', 200, 'text/html; charset=UTF-8'],
  ['/larkfield/batch-messages/new', 200, 'text/html; charset=UTF-8'],
  ['/larkfield/payroll', 404, 'text/html; charset=UTF-8'],
  ['/assets/main.js', 200, 'text/javascript; charset=utf-8'],
  ['/assets/other.js', 404, undefined],
  ['/example-lists/small.csv', 200, 'text/csv'],
  ['/example-lists/none.csv', 404, undefined],
  ['/example-lists/..%2Fpackage.json', 404, undefined],
] as const

for (const [path, status, type] of answers)
  test(`${path} answers ${status}`, async () => {
    const answer = await get(path)
    assert.equal(answer.status, status)
    if (type !== undefined) assert.equal(answer.headers.get('content-type'), type)
  })

test('the routes of the SDK go to its server', async () => {
  assert.equal(await (await get('/v1/session')).text(), 'batch server: /v1/session')
  assert.equal(await (await get('/p/abc')).text(), 'batch server: /p/abc')
})

test('a list is handed out byte for byte', async () =>
  assert.deepEqual(await (await get('/example-lists/small.csv')).bytes(), list))

test('pages and scripts come under a policy that allows nothing from elsewhere', async () => {
  for (const path of ['/', '/assets/main.js', '/example-lists/small.csv']) {
    const policy = (await get(path)).headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'/)
    assert.doesNotMatch(policy, /unsafe|\*|https?:/)
  }
})
