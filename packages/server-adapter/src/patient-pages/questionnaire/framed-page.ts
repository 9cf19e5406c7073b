import { reportLinks } from '../gate-page.ts'
import { html, type Html } from '../html.ts'
import { patientPage } from '../patient-page.ts'
import type { AskedQuestionnaire } from './asked-questionnaire.ts'

export interface FramedParts {
  readonly title: string
  readonly main: Html
  readonly status?: number
}

/** A page of a questionnaire: the way to the other language, and that an example is one. */
export function framedPage(asked: AskedQuestionnaire, { title, main, status }: FramedParts): Response {
  const { open, words, language, questionnaire } = asked
  const other = language === 'en' ? 'cy' : 'en'
  return patientPage({
    title,
    practice: open.practice,
    sandbox: open.sandbox,
    language,
    foot: reportLinks(open.base),
    ...(status !== undefined && { status }),
    main: html`<p class="language">
        <a href="${asked.other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
      </p>
      ${questionnaire.isExample && html`<p class="hint example">${words.example}</p>`}
      ${language === 'cy' && !questionnaire.isTranslated && html`<p class="hint">${words.onlyEnglish}</p>`}
      ${main}`,
  })
}
