import { html, type TemplateResult } from 'lit'
import { icon, type IconName } from '../theme/icons.ts'

export type NoticeTone = 'notice' | 'warning' | 'error' | 'success' | 'decide'

const looks: Readonly<Record<NoticeTone, { readonly css: string; readonly icon: IconName }>> = {
  notice: { css: '', icon: 'notice' },
  warning: { css: 'warning', icon: 'warning' },
  error: { css: 'failure', icon: 'warning' },
  success: { css: 'success', icon: 'tick' },
  decide: { css: 'decide', icon: 'question' },
}

/** A framed sentence with what can be done about it. */
export function notice(
  tone: NoticeTone,
  content: unknown,
  symbol: IconName = looks[tone].icon,
): TemplateResult {
  return html`<div class="notice ${looks[tone].css}" part="notice notice-${tone}">
    ${icon(symbol)}
    <div>${content}</div>
  </div>`
}
