import assert from 'node:assert/strict'
import { test } from 'node:test'
import { files, isTest, read, sources } from './tree.ts'

test('README has at most 100 lines', () => {
  assert.ok(read('README.md').trimEnd().split('\n').length <= 100)
})

test('the lockfile names no download address', () => {
  assert.doesNotMatch(read('pnpm-lock.yaml'), /https?:\/\//)
})

test('files and folders are named in kebab case', () => {
  const code = files.filter((file) =>
    /^(packages|bench|chaos|docs|examples|scripts)\/.*\.(ts|mjs|css)$/.test(file),
  )
  const odd = code.filter((file) => !file.split('/').every((name) => /^[a-z0-9][a-z0-9.-]*$/.test(name)))
  assert.deepEqual(odd, [])
})

test('no name is manager, helper, util, service, data or info', () => {
  const vague = /(^|[-/])(manager|helper|util|service|data|info)s?([-.]|$)/
  const code = files.filter((file) => file.startsWith('packages/') && file.endsWith('.ts'))
  assert.deepEqual(
    code.filter((file) => file.split('/').some((name) => vague.test(name))),
    [],
  )
})

/** A file that passes 250 lines wants a reason: it stands here. */
const longFiles: Readonly<Record<string, string>> = {
  'packages/components/src/batch-detail/batch-detail.ts':
    'the one place where the parts of a batch meet: each act of staff moves the same snapshot and the same focus',
  'packages/components/src/patient-list-upload/patient-list-upload.ts':
    'the choice between every state of a list that is coming in; what each state shows has a file of its own',
  'packages/components/src/patient-review/patient-review.ts':
    'the face of the review: its properties, events and parts; rows, editing, filters and notices have their files',
  'packages/components/src/batch-wizard/batch-wizard.ts':
    'the one place where steps, draft and host meet: opening, saving and leaving a draft change the same fields',
  'packages/core/src/index.ts': 'the public API, by hand and in one place',
  'packages/core/src/draft/draft-listing.ts':
    'the one state of a list: reading, sending, reviewing and editing it change the same fields',
  'packages/core/src/wire/routes.ts':
    'the one table of routes: cut up, nobody could read the interface in one place',
}

test('a source file that passes 250 lines says here why', () => {
  const long = ['core', 'components', 'server-adapter'].flatMap((name) =>
    sources(`packages/${name}/src`).filter((file) => read(file).split('\n').length > 250),
  )
  assert.deepEqual(long.toSorted(), Object.keys(longFiles).toSorted())
})

test('no test is skipped, focused or left to do', () => {
  const marked = files
    .filter(isTest)
    .filter((file) => /\b(test|it|describe)\.(only|skip|todo)\(/.test(read(file)))
  assert.deepEqual(marked, [])
})

/** Where kinds of numbers are told apart, numbers of every kind must stand. They belong to nobody in particular. */
const tellsNumbersApart = [
  'packages/core/src/primitives/',
  'packages/core/src/patient-list/',
  'packages/server-adapter/src/testing/sandbox/',
  'docs/',
]

test('people are synthetic: mobiles are of the fiction range 07700 900000 to 900999', () => {
  const outside = files
    .filter(
      (file) => /\.(csv|ts|md)$/.test(file) && !tellsNumbersApart.some((folder) => file.startsWith(folder)),
    )
    .flatMap((file) =>
      [...read(file).matchAll(/(?<!\d)(?:07|\+447)\d{9}(?!\d)/g)].map(([number]) => ({ file, number })),
    )
    .filter(({ number }) => !/7700900\d{3}$/.test(number))
  assert.deepEqual(outside, [])
})
