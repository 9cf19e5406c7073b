import { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { PortalProcess } from './portal-process.ts'

export interface Stage {
  readonly portal: PortalProcess
  readonly browser: Browser
}

/** One portal with an empty database and one browser for all tests of a file. */
export function stage(): Stage {
  let set: Stage | undefined
  const present = () => {
    if (set === undefined) throw new Error('the stage is set when the tests begin')
    return set
  }
  before(async () => {
    const [portal, browser] = await Promise.all([PortalProcess.start(), launchBrowser()])
    set = { portal, browser }
  })
  after(async () => {
    await set?.browser.close()
    await set?.portal.stop()
  })
  return {
    get portal() {
      return present().portal
    },
    get browser() {
      return present().browser
    },
  }
}
