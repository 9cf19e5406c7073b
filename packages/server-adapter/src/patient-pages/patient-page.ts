import { html, trusted, type Html } from './html.ts'
import { frameWords, type FrameLanguage, type FrameWords } from './frame-words.ts'
import { styles, styleSource } from './styles.ts'

export interface PageParts {
  /** What the page is, for the tab: neither patient nor topic. */
  readonly title: string
  /** Missing where nobody knows whose link it is. */
  readonly practice?: { readonly name: string; readonly phone: string } | undefined
  readonly sandbox: boolean
  /** Default: English. Welsh is a draft, which the page says. */
  readonly language?: FrameLanguage | undefined
  readonly main: Html
  /** What stands in the foot, below how to reach the practice. */
  readonly foot?: Html | undefined
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A whole page for a patient, with everything it needs in it: no script, nothing fetched from anywhere. Says on each
 * page that it is not for emergencies, and that the message cannot be replied to.
 */
export function patientPage(parts: PageParts): Response {
  const { markup } = pageOf(parts)
  return new Response(markup, {
    status: parts.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...pageHeaders, ...parts.headers },
  })
}

/** What every answer to a patient's phone carries, pages and documents. */
export const patientHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
}

const pageHeaders: Readonly<Record<string, string>> = {
  ...patientHeaders,
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${styleSource}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}

function pageOf({ title, practice, sandbox, main, foot, language = 'en' }: PageParts): Html {
  const words: FrameWords = frameWords[language]
  const name = practice?.name
  return html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <title>${name === undefined ? title : `${title} - ${name}`}</title>
        ${styleElement}
      </head>
      <body>
        <header>
          ${
            sandbox &&
            html`<div class="test">
              <p class="in"><strong>${words.testMode}</strong> ${words.nothingSent}</p>
            </div>`
          }
          ${
            name !== undefined &&
            html`<div class="top">
              <div class="in"><b>${name}</b></div>
            </div>`
          }
        </header>
        <main class="in" id="main">
          ${words.draft && html`<p class="hint">${words.draft}</p>`} ${main} ${urgent(words)}
        </main>
        ${
          practice &&
          html`<footer>
            <div class="in">
              <p><strong>${words.noReply}</strong> ${howToReach(practice, words)}</p>
              ${foot}
            </div>
          </footer>`
        }
      </body>
    </html> `
}

/** In one piece: the policy knows it by its hash. */
const styleElement = trusted(`<style>${styles}</style>`)

const urgent = (words: FrameWords): Html =>
  html`<section class="urgent">
    <h2>${words.notForEmergencies}</h2>
    <p>${words.helpToday} <a href="tel:111">111</a>. ${words.danger} <a href="tel:999">999</a>.</p>
  </section>`

/** The number can be pressed where it is one. */
export function howToReach({ phone }: { readonly phone: string }, words: FrameWords = frameWords.en): Html {
  return phone === '' ? html`${words.callPractice}` : html`${words.toTalk} ${telephone(phone)}.`
}

export function telephone(phone: string): Html {
  return html`<a href="tel:${phone.replaceAll(/[^\d+]/g, '')}" class="nowrap">${phone}</a>`
}
