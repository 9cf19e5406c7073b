import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import type { Browser, Worker } from 'playwright-core'
import { launchBrowser, watchedPage } from './browser.ts'
import { plainPatients, systmOneList } from './test-list.ts'
import { plainModule, singleFile, viteBuild, type StaticFiles } from './worker-builds/builds.ts'
import type { ListRead } from './worker-builds/reader.ts'
import { staticServer } from './worker-builds/static-server.ts'

const list = `${systmOneList(plainPatients(30, 500))}9990548609,not a number,14/03/1960,\r\n`
const whole = { rows: 31, issues: 1 }

let browser: Browser | undefined
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

interface Outcome {
  readonly read: ListRead
  readonly workers: readonly Worker[]
}

/** Reads the list in a page of these files. Fails where the page complains of anything that is not expected. */
async function readIn(
  t: TestContext,
  files: StaticFiles,
  policy: string,
  expected?: RegExp,
): Promise<Outcome> {
  const server = await staticServer(files, policy)
  t.after(() => server.close())
  assert.ok(browser)
  const { page, assertClean } = await watchedPage(browser)
  t.after(() => page.context().close())
  const workers: Worker[] = []
  page.on('worker', (worker) => workers.push(worker))
  await page.goto(server.origin)
  await page.waitForFunction(() => 'readListPage' in window)
  const read = await page.evaluate((text) => window.readListPage.read(text), list)
  assertClean(expected)
  return { read, workers }
}

const trusted = "require-trusted-types-for 'script'; trusted-types carebatch-worker"
const own = `default-src 'none'; script-src 'self'; worker-src 'self'; ${trusted}`

test('a portal that vite has built reads its lists in the worker that vite put aside', async (t) => {
  const files = await viteBuild()
  const { read, workers } = await readIn(t, files, own)
  assert.deepEqual(read, { way: 'url', ...whole })
  assert.equal(workers.length, 1)
  assert.match(workers[0]?.url() ?? '', /\/assets\/list-worker-[\w-]+\.js$/)
})

test('a plain module script reads its lists in the worker that lies beside it', async (t) => {
  const { read, workers } = await readIn(t, await plainModule(), own)
  assert.deepEqual(read, { way: 'url', ...whole })
  assert.match(workers[0]?.url() ?? '', /\/list-worker\.js$/)
  assert.equal(workers.length, 1)
})

/** A page whose only script comes whole from another origin. */
async function readFromAfar(t: TestContext, workerPolicy: string, expected?: RegExp): Promise<Outcome> {
  const { page, scripts } = await singleFile()
  const afar = await staticServer(scripts, '')
  t.after(() => afar.close())
  const policy = `default-src 'none'; script-src ${afar.origin}; ${workerPolicy}; ${trusted}`
  return readIn(t, page(afar.origin), policy, expected)
}

test('a single file of another origin reads its lists in a worker out of a blob', async (t) => {
  const { read, workers } = await readFromAfar(t, 'worker-src blob:')
  assert.deepEqual(read, { way: 'blob', ...whole })
  assert.equal(workers.length, 1)
  assert.match(workers[0]?.url() ?? '', /^blob:/)
})

test('where a page may start no worker it reads the list itself, with the same result', async (t) => {
  const { read, workers } = await readFromAfar(t, "worker-src 'none'", /worker-src/)
  assert.deepEqual(read, { way: 'page', ...whole })
  assert.deepEqual(workers, [])
})
