import type { PatientLink } from '../engine/links/patient-link.ts'
import type { LinkReport } from '../engine/links/report-link.ts'
import { html } from './html.ts'
import { howToReach, patientPage } from './patient-page.ts'

const words: Readonly<
  Record<
    LinkReport,
    { readonly title: string; readonly about: string; readonly button: string; readonly done: string }
  >
> = {
  'not-me': {
    title: 'This is not me',
    about:
      'Tell us if this message was meant for somebody else. We check whose number or address it is before we send anything more.',
    button: 'Tell the practice this is not me',
    done: 'Thank you. You do not need to do anything else. Please delete the message.',
  },
  'cannot-open': {
    title: 'I cannot open this',
    about:
      'Tell us if you cannot open this link, for example because your date of birth is not taken. We look at how to reach you in another way.',
    button: 'Tell the practice I cannot open this',
    done: 'Thank you. We know that you could not open it.',
  },
}

export const isLinkReport = (path: string): path is LinkReport => Object.hasOwn(words, path)

/** One button, because looking at a page must never do anything. */
export function reportPage(
  report: LinkReport,
  { practice }: PatientLink,
  base: string,
  sandbox: boolean,
): Response {
  const { title, about, button } = words[report]
  return patientPage({
    ...{ title, practice, sandbox },
    main: html`<h1>${title}</h1>
      <p>${about}</p>
      <form method="post" action="${base}/${report}" class="stack">
        <button type="submit">${button}</button>
        <p><a href="${base}">Go back</a></p>
      </form>`,
  })
}

export function reportedPage(report: LinkReport, { practice }: PatientLink, sandbox: boolean): Response {
  return patientPage({
    ...{ title: 'We have been told', practice, sandbox },
    main: html`<h1>We have been told</h1>
      <p>${words[report].done}</p>
      <p>${howToReach(practice)}</p>`,
  })
}
