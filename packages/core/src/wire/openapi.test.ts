import assert from 'node:assert/strict'
import test from 'node:test'
import { openApi } from './openapi.ts'
import { routes } from './routes.ts'

type Json = { readonly [key: string]: Json } & readonly Json[]

const parse = (sandbox: boolean): Json => JSON.parse(JSON.stringify(openApi({ version: '1.2.3', sandbox })))
const document = parse(true)
const operations = Object.entries(document['paths'] ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

test('every route of the table is one operation with its name', () => {
  assert.deepEqual(
    operations.map(({ operation }) => String(operation['operationId'])).sort(),
    Object.keys(routes).sort(),
  )
})

test('the document says what OpenAPI 3.1 requires of it', () => {
  assert.match(String(document['openapi']), /^3\.1\.\d$/)
  assert.equal(String(document['info']?.['version']), '1.2.3')
  for (const { path, method, operation } of operations) {
    assert.match(path, /^\/v1\//)
    assert.ok(['get', 'put', 'post', 'delete'].includes(method))
    const responses = Object.entries(operation['responses'] ?? {})
    assert.ok(
      responses.some(([status]) => /^2\d\d$/.test(status)),
      path,
    )
    for (const [, response] of responses) assert.ok('$ref' in response || 'description' in response, path)
  }
})

test('path parameters are declared, required and named as in the path', () => {
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = Object.values(operation['parameters'] ?? []).filter(
      ({ in: place }) => String(place) === 'path',
    )
    assert.deepEqual(
      declared.map(({ name }) => name),
      named,
      path,
    )
  }
})

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)
  for (const [, path = ''] of references) {
    const target = path.split('/').reduce<Json | undefined>((node, step) => node?.[step], document)
    assert.ok(target, path)
  }
})

test('instants, dates, limits and patterns of the schemas are told', () => {
  const body =
    document['paths']?.['/v1/batches']?.['post']?.['requestBody']?.['content']?.['application/json']
  const properties = body?.['schema']?.['properties']
  assert.deepEqual(properties?.['schedule']?.['oneOf']?.[1]?.['properties']?.['at'], {
    type: 'string',
    format: 'date-time',
  })
  assert.equal(Number(properties?.['name']?.['maxLength']), 120)
})

test('a number in the address is told as a number, and the key of a batch as a required header', () => {
  const page = document['paths']?.['/v1/batches/{id}/messages']?.['get']?.['parameters']
  assert.ok(
    Object.values(page ?? []).some(
      ({ name, schema }) => String(name) === 'limit' && String(schema?.['type']) === 'number',
    ),
  )
  const headers = document['paths']?.['/v1/batches']?.['post']?.['parameters']
  assert.deepEqual([headers?.[0]?.['name'], headers?.[0]?.['required']], ['idempotency-key', true])
})

test('a server that really sends does not describe the sandbox', () => {
  const paths = Object.keys(parse(false)['paths'] ?? {})
  assert.equal(paths.filter((path) => path.includes('sandbox')).length, 0)
  assert.ok(paths.length > 15)
})
