import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser } from './browser.ts'
import { PortalProcess } from './portal-process.ts'
import { Screens } from './screens.ts'
import { walkPortal } from './walk.ts'

const sizes = [
  { width: 1280, height: 900 },
  { width: 400, height: 800 },
] as const

/** Pictures of every page and step: node --conditions=carebatch-source e2e/screenshots.ts <folder> [list] */
const [folder, list = join(import.meta.dirname, '../../patient-lists/systmone.csv')] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('Say where the pictures go: screenshots.ts <folder>\n')
  process.exit(1)
}

await mkdir(folder, { recursive: true })
const browser = await launchBrowser()
for (const size of sizes) {
  const portal = await PortalProcess.start()
  const screens = await Screens.open(browser, portal, 'larkfield', size)
  let taken = 0
  await walkPortal(screens, portal.client('larkfield'), list, async (name) => {
    const file = `${String(++taken).padStart(2, '0')}-${name}-${size.width}.png`
    await screens.page.screenshot({ path: join(folder, file), fullPage: true })
  })
  await portal.stop()
}
await browser.close()
