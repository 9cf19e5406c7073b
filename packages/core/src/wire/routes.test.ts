import assert from 'node:assert/strict'
import test from 'node:test'
import { isLive, type RouteDefinition } from './route-definition.ts'
import { routes } from './routes.ts'

const table = Object.entries<RouteDefinition>(routes)

test('no two routes share a method and a path', () => {
  const seen = table.map(([, route]) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`)
  assert.deepEqual(
    seen.filter((line, index) => seen.indexOf(line) !== index),
    [],
  )
})

test('a route is open only if it is a document, the health of a process, a callback, or hands out sandbox tokens', () => {
  assert.deepEqual(
    table.filter(([, route]) => route.access === 'open').map(([name]) => name),
    ['readOpenApi', 'readHealth', 'receiveCallback', 'listSandboxOrganisations', 'issueSandboxToken'],
  )
})

test('only the session answers an organisation without batch messaging', () => {
  assert.deepEqual(
    table.filter(([, route]) => route.access === 'signed-in').map(([name]) => name),
    ['readSession'],
  )
})

test('whatever lies under /v1/sandbox exists in sandbox mode only', () => {
  for (const [name, route] of table)
    assert.equal(route.sandboxOnly === true, route.path.startsWith('/v1/sandbox/'), name)
})

test('reads carry no body and live routes are reads', () => {
  for (const [name, route] of table) {
    if (route.method === 'GET') assert.equal(route.body, undefined, name)
    if (isLive(route.answer)) assert.equal(route.method, 'GET', name)
  }
})

test('whatever is posted for patients is done once for its key, or does by itself nothing when it is repeated', () => {
  const posts = table.filter(
    ([, { method, access, sandboxOnly }]) => method === 'POST' && access !== 'open' && sandboxOnly !== true,
  )
  const keyed = posts.filter(([, { headers }]) => headers !== undefined)
  assert.deepEqual(
    keyed.map(([name]) => name),
    [
      'createTemplate',
      'createPatientList',
      'createDraft',
      'confirmBatch',
      'resolveUnknown',
      'resolveUnknowns',
      'uploadAttachment',
      'extendLinks',
      'issueLinkAgain',
      'retryFailed',
    ],
  )
  for (const [name, { repeatable }] of posts) assert.equal(repeatable, true, name)
})
