import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { importsOf, sources } from './tree.ts'

/** In core a folder imports only from itself and from those before it. */
const coreOrder = [
  'errors.ts',
  'primitives',
  'clinical-systems',
  'patient-list',
  'message',
  'questionnaire',
  'batch-types',
  'routing',
  'contactability',
  'schedule',
  'status',
  'links',
  'record',
  'rehearsal',
  'settings',
  'draft',
  'wire',
  'client',
  'worker',
  'index.ts',
]

/** Settings are plain values that rules are handed; their type may be named anywhere above them. */
const everywhere = ['packages/core/src/settings/organisation-settings.ts']

const adapterFolders = [
  'senders',
  'schedulers',
  'record-writers',
  'stores',
  'patient-lookups',
  'nhs-app-accounts',
  'attachment-stores',
  'booking-links',
  'authorisers',
]

const part = (file: string, above: string) => file.slice(above.length + 1).split('/')[0] ?? ''

function offences(folder: string, allowed: (from: string, to: string) => boolean): string[] {
  return sources(folder).flatMap((from) =>
    importsOf(from)
      .filter((to) => !allowed(from, to))
      .map((to) => `${from} imports ${to}`),
  )
}

test('a folder of core imports only from those above it', () => {
  const core = 'packages/core/src'
  const found = offences(core, (from, to) => {
    if (!to.startsWith(`${core}/`) || everywhere.includes(to)) return true
    return coreOrder.indexOf(part(to, core)) <= coreOrder.indexOf(part(from, core))
  })
  assert.deepEqual(found, [])
  const unknown = sources(core).filter((file) => !coreOrder.includes(part(file, core)))
  assert.deepEqual(unknown, [], 'every folder of core has its place in the order')
})

test('core imports neither of the other packages, components only core, server-adapter only core', () => {
  const isOurs = (to: string) => to.startsWith('@carebatch/')
  const onlyCore = (_: string, to: string) => !isOurs(to) || /^@carebatch\/core(\/|$)/.test(to)
  assert.deepEqual(
    offences('packages/core/src', (_, to) => !isOurs(to)),
    [],
  )
  assert.deepEqual(offences('packages/components/src', onlyCore), [])
  assert.deepEqual(offences('packages/server-adapter/src', onlyCore), [])
  for (const name of ['core', 'components', 'server-adapter']) {
    const inside = (_: string, to: string) =>
      !to.startsWith('packages/') || to.startsWith(`packages/${name}/src/`)
    assert.deepEqual(offences(`packages/${name}/src`, inside), [], 'no relative path leaves its package')
  }
})

test('in the server, ports know nobody, the engine knows ports, http knows the engine', () => {
  const server = 'packages/server-adapter/src'
  const mayImport: Record<string, readonly string[]> = { ports: ['ports'], engine: ['ports', 'engine'] }
  for (const [name, allowed] of Object.entries(mayImport)) {
    const found = offences(
      `${server}/${name}`,
      (_, to) => !to.startsWith(`${server}/`) || allowed.includes(part(to, server)),
    )
    assert.deepEqual(found, [])
  }
})

test('adapters import ports and core, never the engine and never each other', () => {
  const server = 'packages/server-adapter/src'
  const found = adapterFolders.flatMap((name) =>
    offences(`${server}/${name}`, (_, to) => {
      if (!to.startsWith(`${server}/`)) return true
      return ['ports', 'testing', 'providers', name].includes(part(to, server))
    }),
  )
  assert.deepEqual(found, [])
})

test('how providers are called knows nothing of who calls them', () => {
  const server = 'packages/server-adapter/src'
  const inside = (_: string, to: string) => !to.startsWith(`${server}/`) || part(to, server) === 'providers'
  assert.deepEqual(offences(`${server}/providers`, inside), [])
})

test('an element uses another by its tag: no element imports from the folder of another', () => {
  const components = 'packages/components/src'
  const elements = sources(`${components}/define`).map((file) => posix.basename(file, '.ts'))
  assert.ok(elements.length > 0)
  const found = elements.flatMap((element) =>
    offences(`${components}/${element}`, (_, to) => {
      const there = to.startsWith(`${components}/`) ? part(to, components) : element
      return there === element || !elements.includes(there) || to.endsWith('.events.ts')
    }),
  )
  assert.deepEqual(found, [])
})
