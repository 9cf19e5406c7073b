import type { PatientLink } from '../engine/links/patient-link.ts'
import { reportLinks } from './gate-page.ts'
import { html, type Html } from './html.ts'
import { patientPage, telephone } from './patient-page.ts'

type Shut = Exclude<PatientLink['state'], 'open'>

const words: Readonly<Record<Shut, { readonly title: string; readonly why: (practice: string) => string }>> =
  {
    revoked: {
      title: 'This link no longer works',
      why: (practice) =>
        `${practice} has withdrawn it. It cannot be opened again, and nobody else can open it.`,
    },
    expired: {
      title: 'This link is too old',
      why: (practice) => `${practice} sent it for a limited time, which is over.`,
    },
    locked: {
      title: 'This link is closed',
      why: () => 'The date of birth was wrong too many times. We closed the link to keep what is in it safe.',
    },
    closed: {
      title: 'This link cannot be opened at the moment',
      why: (practice) =>
        `${practice} is checking something about the links that it sent. Try again later today.`,
    },
  }

/** A link that was sent and does not open says so plainly, and how to reach the practice. */
export function shutPage(link: PatientLink, base: string, sandbox: boolean): Response {
  const { practice, state } = link
  if (state === 'open') throw new Error('an open link is not shut')
  const { title, why } = words[state]
  return patientPage({
    ...{ title, practice, sandbox, foot: reportLinks(base) },
    status: state === 'revoked' || state === 'expired' ? 410 : 403,
    main: html`<h1>${title}</h1>
      <p>${why(practice.name)}</p>
      ${whatToDo(practice, state)}`,
  })
}

function whatToDo({ phone }: PatientLink['practice'], state: Shut): Html {
  const call = phone === '' ? html`call the practice` : html`call us on ${telephone(phone)}`
  return html`<section class="card">
    <h2>What to do</h2>
    <ul>
      ${state === 'revoked' && html`<li>You do not need to do anything. If you still need it, we will send you a new message.</li>`}
      <li>
        ${state === 'revoked' ? 'If you are not sure' : 'If you need it'}, ${call}.
        ${state !== 'revoked' && 'We can send you a new link.'}
      </li>
    </ul>
  </section>`
}

/** A token that leads nowhere: the same page for all of them, and nobody learns whether there ever was a link. */
export function unknownPage(sandbox: boolean): Response {
  return patientPage({
    ...{ title: 'Page not found', sandbox, status: 404 },
    main: html`<h1>Page not found</h1>
      <p>Check that the whole address from your message was opened: it ends with 22 letters and numbers.</p>
      <p>If it still does not open, call the practice that sent you the message.</p>`,
  })
}
