import assert from 'node:assert/strict'
import test from 'node:test'
import { instantFrom } from '@carebatch/core'
import { routes, type DraftContent, type RouteDefinition, type RouteName } from '@carebatch/core/wire'
import { leaflet } from '../patient-pages/patient.fixtures.ts'
import { orderFor, send, testServer, textPatient, upload, type TestServer } from './test-server.fixtures.ts'

const draft: DraftContent = {
  step: 'type',
  name: 'Flu',
  message: { subject: '', body: '', greeting: true },
  time: { typed: {} },
}

const template = { name: 'Flu', subject: '', body: 'Please call us.' }
const newList = { clinicalSystem: 'systmone', fileName: 'x.csv', rows: 1, contactDetailsFromList: false }

interface Post {
  readonly params?: Readonly<Record<string, string>>
  readonly body?: unknown
}

type Prepare = (server: TestServer) => Promise<Post>

/** A batch of a refused text, an email of unknown outcome, and one that is delivered: something for every verb to do. */
async function batchInTrouble(server: TestServer): Promise<string> {
  const mine = server.client()
  const people = [
    { nhsNumber: textPatient(1), phone: '07700 900950' },
    { nhsNumber: textPatient(2), email: 'no-answer@example.com' },
    { nhsNumber: textPatient(3), phone: '07700 900001' },
  ]
  const { id } = await send(mine, people)
  await mine.sandbox.advanceClock(1)
  return id
}

const onBatch =
  (body?: unknown): Prepare =>
  async (server) => ({ params: { id: await batchInTrouble(server) }, body })

const onList: Prepare = async (server) => {
  const { id } = await upload(server.client(), [{ phone: '07700 900001' }])
  return { params: { id }, body: {} }
}

const onUnknown: Prepare = async (server) => {
  const id = await batchInTrouble(server)
  const [message] = (await server.client().messages(id, { bucket: 'outcome-unknown' })).messages
  return { params: { id, messageId: message?.id ?? '' }, body: { as: 'send-again' } }
}

/** Every POST that does something for an organisation. */
const posts: Partial<Record<RouteName, Prepare>> = {
  createTemplate: async () => ({ body: template }),
  createPatientList: async () => ({ body: newList }),
  lookUpList: onList,
  lookUpAgain: onList,
  createDraft: async () => ({ body: draft }),
  confirmBatch: async (server) => ({
    body: orderFor(await upload(server.client(), [{ phone: '07700 900001' }])),
  }),
  searchMessages: onBatch({ find: 'a' }),
  resolveUnknown: onUnknown,
  resolveUnknowns: onBatch({ as: 'send-again', expected: 1 }),
  retryFailed: onBatch(),
  stopBatch: onBatch(),
  pauseBatch: async (server) => ({ params: { id: (await laterBatch(server)).id } }),
  resumeBatch: async (server) => {
    const { id } = await laterBatch(server)
    const { revision } = await server.client().pause(id)
    return { params: { id }, body: { revision } }
  },
  stopEverything: onBatch(),
  releaseOrganisation: async (server) => {
    await server.client().stopEverything()
    return {}
  },
  retryRecords: onBatch(),
  approveQuestionnaire: async () => ({ params: { code: 'smoking-status' } }),
  uploadAttachment: async () => ({ body: { fileName: 'leaflet.txt', content: 'UmVzdC4=' } }),
  revokeAttachment: async (server) => {
    const { id } = await leaflet(server)
    await batchWithLink(server, id)
    return { params: { id } }
  },
  revokeLinks: onLinks(),
  extendLinks: onLinks({ days: 60 }),
  openGateAgain: onLinks(),
  revokeLink: onLinks(),
  issueLinkAgain: onLinks(),
}

/** A batch of one patient, who has a link to a document. */
async function batchWithLink(server: TestServer, attachment: string) {
  const batch = await send(server.client(), [{ phone: '07700 900001' }], { attachment })
  await server.client().sandbox.advanceClock(1)
  return batch
}

function onLinks(body?: unknown): Prepare {
  return async (server) => {
    const mine = server.client()
    const { id } = await batchWithLink(server, (await leaflet(server)).id)
    const [message] = (await mine.messages(id)).messages
    return { params: { id, messageId: message?.id ?? '' }, body }
  }
}

async function laterBatch(server: TestServer) {
  const at = instantFrom(server.world.sandbox.clock.now() + 3_600_000)
  return send(server.client(), [{ phone: '07700 900001' }], { schedule: { kind: 'at', at } })
}

test('every POST is tried that is made for an organisation', () => {
  const made = Object.entries<RouteDefinition>(routes)
    .filter(([, { method, access, sandboxOnly }]) => {
      return method === 'POST' && access !== 'open' && sandboxOnly !== true
    })
    .map(([name]) => name)
  assert.deepEqual(Object.keys(posts).toSorted(), made.toSorted())
})

/** Everything that the organisation can see, but for times and versions. */
async function everything(server: TestServer): Promise<unknown> {
  const mine = server.client()
  const { batches } = await mine.batches()
  return {
    batches: batches.map(({ id, counts, records, revision, hold, stopped }) => ({
      id,
      counts,
      records,
      revision,
      hold: hold?.why,
      stopped: stopped?.by,
    })),
    timelines: await Promise.all(
      batches.map(async ({ id }) => {
        const { messages } = await mine.messages(id)
        return Promise.all(messages.map((message) => mine.message(id, message.id)))
      }),
    ),
    drafts: (await mine.drafts()).drafts.map(({ id, name }) => [id, name]),
    templates: (await mine.templates()).map(({ id, version }) => [id, version]),
    holds: (await mine.holds()).holds.map(({ why }) => why),
    copies: (await mine.sandbox.phones()).total,
  }
}

for (const [name, prepare] of Object.entries(posts)) {
  test(`${name} sent again after its answer was lost does nothing more`, async (t) => {
    const server = await testServer(t)
    const { params = {}, body } = await prepare(server)
    const route: RouteDefinition = routes[name as RouteName]
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, part: string) => params[part] ?? '')
    const post = async () => {
      const response = await server.ask('POST', path, {
        organisation: 'larkfield',
        headers: { 'idempotency-key': 'key-of-the-post' },
        ...(body !== undefined && { body }),
      })
      assert.ok(response.ok, `${response.status} ${await response.clone().text()}`)
      return (await response.json()) as {
        readonly id?: string
        readonly retried?: number
        readonly resolved?: number
        readonly address?: string
      }
    }
    const first = await post()
    // What was tried again has failed again by now, and could be tried once more.
    await server.client().sandbox.advanceClock(2)
    const before = await everything(server)
    const second = await post()
    await server.client().sandbox.advanceClock(0.01)
    assert.deepEqual(await everything(server), before)
    const told = ({ id, retried, resolved, address }: typeof first) => [id, retried, resolved, address]
    assert.deepEqual(told(second), told(first))
    if (name === 'issueLinkAgain') assert.match(first.address ?? '', /\/p\//)
    if (name === 'retryFailed') assert.equal(first.retried, 1)
    if (name === 'resolveUnknowns') assert.equal(first.resolved, 1)
  })
}

test('a key that comes with something else is refused', async (t) => {
  const server = await testServer(t)
  const post = (path: string, body: unknown) =>
    server.ask('POST', path, {
      organisation: 'larkfield',
      headers: { 'idempotency-key': 'key-of-the-post' },
      body,
    })
  assert.equal((await post('/v1/patient-lists', newList)).status, 201)
  for (const [path, body] of [
    ['/v1/patient-lists', { ...newList, rows: 2 }],
    ['/v1/drafts', draft],
    ['/v1/templates', template],
  ] as const) {
    const response = await post(path, body)
    assert.equal(response.status, 422, path)
    assert.equal(((await response.json()) as { readonly code: string }).code, 'idempotency-key-reused')
  }
})
