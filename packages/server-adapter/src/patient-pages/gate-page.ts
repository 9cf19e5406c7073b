import type { DateField, EnteredDate, EnteredDateProblem } from '@carebatch/core'
import type { PatientLink } from '../engine/links/patient-link.ts'
import { html, type Html } from './html.ts'
import { patientPage } from './patient-page.ts'

/** Why the page is shown once more. */
export type GateProblem =
  EnteredDateProblem | { readonly code: 'no-match'; readonly fields: readonly DateField[] }

export interface GateParts {
  readonly link: PatientLink
  readonly base: string
  readonly sandbox: boolean
  readonly entered?: EnteredDate
  readonly problem?: GateProblem
}

/** Asks for the date of birth in the NHS pattern. Names the practice, and neither patient nor topic. */
export function gatePage({ link, base, sandbox, entered, problem }: GateParts): Response {
  const { practice } = link
  const words = problem && wordsOf(problem)
  return patientPage({
    title: problem === undefined ? 'Confirm it is you' : 'Error: Confirm it is you',
    practice,
    sandbox,
    foot: reportLinks(base),
    main: html`${problem && words !== undefined && summaryOf(problem, words)}
      <h1>Confirm it is you</h1>
      <p>${practice.name} has sent you a link. Enter your date of birth to open it.</p>
      <form method="post" action="${base}" class="stack" novalidate>
        ${dateFieldset(link, entered, problem, words)}
        <button type="submit">Continue</button>
        ${
          problem === undefined
            ? html`<p class="hint">
                You have ${triesOf(link.triesLeft)}. After that the link closes, and we can send you a new
                one.
              </p>`
            : html`<p class="hint">
                Is this message for somebody else? <a href="${base}/not-me">Tell us it is not for you</a>
              </p>`
        }
      </form>`,
  })
}

/** What can be said without a date of birth. */
export const reportLinks = (base: string): Html =>
  html`<p class="more">
    <a href="${base}/not-me">This is not me</a> <a href="${base}/cannot-open">I cannot open this</a>
  </p>`

const triesOf = (left: number): string => (left === 1 ? '1 try' : `${left} tries`)

function summaryOf({ fields }: GateProblem, words: string): Html {
  return html`<div class="summary" role="alert" tabindex="-1">
    <h2>There is a problem</h2>
    <ul>
      <li><a href="#${fields[0] ?? 'day'}">${words}</a></li>
    </ul>
  </div>`
}

function dateFieldset(
  link: PatientLink,
  entered: EnteredDate | undefined,
  problem: GateProblem | undefined,
  words: string | undefined,
): Html {
  const more = problem?.code === 'no-match' ? `. You have ${triesOf(link.triesLeft)} left` : ''
  return html`<fieldset${problem && html` class="bad"`} aria-describedby="${problem ? 'hint problem' : 'hint'}">
<legend><h2>What is your date of birth?</h2></legend>
<p class="hint" id="hint">For example, 31 3 1980</p>
${problem && html`<p class="error" id="problem"><span class="vh">Error: </span>${words}${more}</p>`}
<div class="date">
${fields.map(({ name, label, length }) => {
  const isBad = problem?.fields.includes(name) === true
  return html`<label for="${name}"
    >${label}<input
      id="${name}"
      name="${name}"
      type="text"
      inputmode="numeric"
      maxlength="${length}"
      autocomplete="bday-${name}"
      class="${name}"
      value="${entered?.[name] ?? ''}"
      ${isBad && html` aria-invalid="true"`}
  /></label>`
})}
</div>
</fieldset>`
}

const fields = [
  { name: 'day', label: 'Day', length: 2 },
  { name: 'month', label: 'Month', length: 2 },
  { name: 'year', label: 'Year', length: 4 },
] as const

function wordsOf({ code, fields: named }: GateProblem): string {
  switch (code) {
    case 'date-missing':
      return 'Enter your date of birth'
    case 'part-missing':
      return `Date of birth must include a ${named.join(' and a ')}`
    case 'year-too-short':
      return 'Year must include 4 numbers'
    case 'date-in-future':
      return 'Date of birth must be in the past'
    case 'date-impossible':
      return 'Date of birth must be a real date'
    case 'no-match':
      return 'The date of birth does not match this link'
  }
}
