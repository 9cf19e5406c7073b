import assert from 'node:assert/strict'
import { benchBrowser, loadSizes, type BenchBrowser } from './browser/bench-browser.ts'
import { listText } from './browser/list-text.ts'

const rows = 100_000
const runs = 5

/**
 * From a file of 100,000 rows being chosen to `<patient-review>` showing its first patients, in Chromium, beside
 * papaparse alone making an object of each row: the middle of 5 runs each, taken in turn, each in a new page. In the
 * figure are reading every cell in the worker, the review without facts and the first rows drawn. Not in it are the
 * transfer to a server (one in the page takes it, and nobody is asked about anybody) and starting the page. The
 * longest task is looked for until the transfer is through; 0 means that none took 50 ms.
 */
export async function run(): Promise<Record<string, unknown>> {
  const text = listText(rows)
  const browser = await benchBrowser(['review-page.ts', 'papaparse-page.ts'])
  try {
    const [totals, papaparse, tasks]: [number[], number[], number[]] = [[], [], []]
    for (let turn = 0; turn < runs; turn += 1) {
      papaparse.push(await papaparseAlone(browser, text))
      const { totalMs, longTasks } = await intake(browser, text)
      totals.push(totalMs)
      tasks.push(...longTasks)
    }
    const [totalMs, papaparseMs] = [middleOf(totals), middleOf(papaparse)]
    const ratio = Math.round((100 * totalMs) / papaparseMs) / 100
    return { rows, totalMs, papaparseMs, ratio, longestTaskMs: Math.max(0, ...tasks), ...(await loadSizes()) }
  } finally {
    await browser.close()
  }
}

async function intake(browser: BenchBrowser, text: string) {
  const page = await browser.open('review-page.ts')
  const totalMs = await page.evaluate((list) => window.reviewPage.show(list), text)
  await page.evaluate(() => window.reviewPage.ready())
  const longTasks = await page.evaluate(() => window.reviewPage.longTasks())
  assert.equal(await page.evaluate(() => window.reviewPage.way()), 'url', 'the list is read in the worker')
  assert.deepEqual(await page.evaluate(() => window.reviewPage.violations), [])
  await page.close()
  return { totalMs, longTasks }
}

async function papaparseAlone(browser: BenchBrowser, text: string): Promise<number> {
  const page = await browser.open('papaparse-page.ts')
  const ms = await page.evaluate((list) => window.papaparseMs(list), text)
  await page.close()
  return ms
}

function middleOf(times: readonly number[]): number {
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0)
}
