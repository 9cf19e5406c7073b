import type { Locator, Page } from 'playwright-core'

const mostTabs = 120

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active === element
  })

/** Goes on with Tab until the target has the focus, as somebody without a mouse would. Fails if it never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let pressed = 0; pressed < mostTabs; pressed++) {
    if (await hasFocus(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${mostTabs} presses of Tab never reach ${String(target)}`)
}

/** Until the focus has been moved there: each step of the wizard begins at its heading. */
export async function focused(target: Locator): Promise<void> {
  await target.waitFor()
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    if (await hasFocus(target)) return
  }
  throw new Error(`the focus never comes to ${String(target)}`)
}

/** Tab, then Enter: for buttons and links. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Tab, then type. What the field held is replaced. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}
