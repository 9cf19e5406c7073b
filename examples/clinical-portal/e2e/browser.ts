import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { chromium, type Browser, type Page } from 'playwright-core'

export function launchBrowser(): Promise<Browser> {
  const { CHROMIUM: path = '' } = process.env
  // Chromium refuses its sandbox to root, and most containers are root.
  return chromium.launch({ executablePath: path === '' ? '/usr/bin/chromium' : path, args: ['--no-sandbox'] })
}

/** A page that remembers everything a browser complains of. */
export interface WatchedPage {
  readonly page: Page
  /** Fails unless there was no console error, no thrown error and no violation of the policy, but those that were expected. */
  assertClean(expected?: RegExp): void
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

const desktop: PageSize = { width: 1280, height: 900 }

export async function watchedPage(browser: Browser, size: PageSize = desktop): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.exposeFunction('complain', (text: string) => complaints.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const complain: unknown = Reflect.get(window, 'complain')
      if (typeof complain === 'function') complain(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`)
    })
  })
  return {
    page,
    assertClean(expected) {
      const unexpected = complaints.filter((text) => expected === undefined || !expected.test(text))
      assert.deepEqual(unexpected, [])
    },
  }
}

let axeSource: Promise<string> | undefined

/** axe-core comes with the elements' own tests. */
function readAxe(): Promise<string> {
  const components = createRequire(new URL('../../../packages/components/package.json', import.meta.url))
  const testing = createRequire(components.resolve('@open-wc/testing'))
  const chai = createRequire(testing.resolve('chai-a11y-axe'))
  return readFile(chai.resolve('axe-core/axe.min.js'), 'utf8')
}

/** Every rule of WCAG 2.2 A and AA that a program can check, in light and shadow trees. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  axeSource ??= readAxe()
  await page.evaluate(await axeSource)
  const violations = await page.evaluate(async () => {
    const axe: { run: (options: unknown) => Promise<{ violations: AxeViolation[] }> } = Reflect.get(
      window,
      'axe',
    )
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await axe.run({ runOnly: tags, preload: false })
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    )
  })
  assert.deepEqual(violations, [], where)
}

interface AxeViolation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[] }[]
}
