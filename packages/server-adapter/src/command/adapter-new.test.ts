import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runCarebatch, scratchFolder } from './carebatch.fixtures.ts'

const packageFolder = fileURLToPath(new URL('../../', import.meta.url))
const folder = scratchFolder('adapter-new-')
after(() => rmSync(folder, { recursive: true, force: true }))

const kinds: readonly (readonly [kind: string, folder: string, isHttp: boolean])[] = [
  ['sender', 'senders', true],
  ['record-writer', 'record-writers', true],
  ['patient-lookup', 'patient-lookups', true],
  ['nhs-app-accounts', 'nhs-app-accounts', true],
  ['authoriser', 'authorisers', false],
  ['scheduler', 'schedulers', false],
]

for (const [kind, where, isHttp] of kinds) {
  test(`${kind}: its files are written, and a suite that says what is missing`, async () => {
    const { code, out } = await runCarebatch(['adapter', 'new', kind, 'my-own'], { folder })
    assert.equal(code, 0)
    const files = [
      'my-own.subject.ts',
      'my-own.test.ts',
      'my-own.ts',
      ...(isHttp ? ['my-own.stand-in.ts'] : []),
    ]
    assert.deepEqual(readdirSync(join(folder, where)).toSorted(), files.toSorted())
    for (const file of files)
      assert.match(out, new RegExp(`written  ${where}/${file.replaceAll('.', '\\.')}`))

    const ran = await runCarebatch(['adapter', 'test', `${where}/my-own.subject.ts`], { folder })
    assert.equal(ran.code, 1)
    assert.match(ran.out, /^ok {6}/m)
    const reasons = ran.out.split('\n').filter((line) => line.includes('It threw'))
    const missing = /It threw: my-own(\.subject)?\.ts does not say yet [a-z]/
    assert.ok(reasons.length > 0)
    assert.deepEqual(
      reasons.filter((line) => !missing.test(line)),
      [],
      'nothing fails but for what is missing',
    )
    assert.equal(ran.out.split('\n').filter((line) => line.startsWith('problem')).length, reasons.length)
  })
}

test('the test that was written runs, and fails in the same words', () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--test', '--conditions=carebatch-source', '--test-reporter=spec', 'senders/my-own.test.ts'],
    { cwd: folder, encoding: 'utf8', env },
  )
  assert.equal(status, 1)
  assert.match(stdout, /my-own\.ts does not say yet how the provider is asked to send one text/)
})

test('all that was written type-checks by the strictest rules', () => {
  const lib = ['es2024', 'esnext.array', 'dom', 'dom.iterable', 'dom.asynciterable']
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../../../tsconfig.base.json',
      compilerOptions: { composite: false, noEmit: true, rootDir: '/', types: ['node'], lib },
      include: ['**/*.ts'],
    }),
  )
  const tsc = join(packageFolder, '../../node_modules/.bin/tsc')
  const { status, stdout } = spawnSync(tsc, ['-p', folder], { encoding: 'utf8' })
  assert.equal(stdout, '')
  assert.equal(status, 0)
})

test('nothing is overwritten, and nothing is written beside what is in the way', async () => {
  const own = join(folder, 'kept')
  mkdirSync(own)
  writeFileSync(join(own, 'my-own.ts'), 'mine')
  const { code, err } = await runCarebatch(['adapter', 'new', 'sender', 'my-own', '--folder', 'kept'], {
    folder,
  })
  assert.equal(code, 1)
  assert.match(err, /Nothing was written: my-own\.ts is there already/)
  assert.deepEqual(readdirSync(own), ['my-own.ts'])
  assert.equal(readFileSync(join(own, 'my-own.ts'), 'utf8'), 'mine')
})

const typedWrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [[], /The kind of adapter is missing/],
  [['sender'], /The name of the adapter is missing/],
  [['postman', 'my-own'], /There is no kind "postman"\. Kinds: sender, /],
  [['toString', 'my-own'], /There is no kind "toString"/],
  [['sender', '../my-own'], /is no name for an adapter/],
  [['sender', 'MyOwn'], /is no name for an adapter/],
  [['sender', 'my-own', 'again'], /Nothing is expected in the place of "again"/],
  [['sender', 'my-own', '--into', 'x'], /'--into'/],
]
for (const [args, says] of typedWrong) {
  test(`adapter new ${args.join(' ')}: one sentence and exit code 2`, async () => {
    const { code, out, err } = await runCarebatch(['adapter', 'new', ...args], { folder })
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(err, says)
  })
}
