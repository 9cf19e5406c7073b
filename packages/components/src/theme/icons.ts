import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit'

const paths = {
  email: svg`<rect x="2.5" y="5" width="19" height="14" rx="2" /><path d="M3 6.5l9 7 9-7" />`,
  'nhs-app': svg`<rect x="3.5" y="3.5" width="17" height="17" rx="4" /><path d="M8 9h8M8 13h8M8 17h4" />`,
  sms: svg`<path d="M3 4.5h18v12H10l-5 4v-4H3z" />`,
  warning: svg`<path d="M12 3L2 20.5h20zM12 9.5v5M12 17.6v.2" />`,
  notice: svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 11v6M12 7.3v.2" />`,
  tick: svg`<path d="M4 12.5l5 5L20 6.5" />`,
  cross: svg`<path d="M5 5l14 14M19 5L5 19" />`,
  stop: svg`<rect x="5" y="5" width="14" height="14" rx="1.5" />`,
  upload: svg`<path d="M12 16V4M7 9l5-5 5 5M4 16v4h16v-4" />`,
  download: svg`<path d="M12 4v12M7 11l5 5 5-5M4 20h16" />`,
  undo: svg`<path d="M4 9h10a5.5 5.5 0 010 11H8M4 9l4.5-4.5M4 9l4.5 4.5" />`,
  question: svg`<circle cx="12" cy="12" r="9.5" /><path d="M9.2 9.3a3 3 0 1 1 3.9 3.4c-.8.3-1.1.8-1.1 1.6M12 17.3v.2" />`,
  clock: svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 6.5V12l4 2.5" />`,
} satisfies Record<string, SVGTemplateResult>

export type IconName = keyof typeof paths

/** A line drawing beside words that say the same: hidden from assistive technology. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`
}
