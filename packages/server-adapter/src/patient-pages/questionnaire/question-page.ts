import {
  fieldsFor,
  isQuestion,
  questionPages,
  questionsOn,
  type AnswerProblem,
  type EnteredFields,
  type Question,
  type QuestionPage,
  type QuestionnaireItem,
} from '@carebatch/core'
import { html, type Html } from '../html.ts'
import { londonDay } from '../london-day.ts'
import { pageAddress, type AskedQuestionnaire } from './asked-questionnaire.ts'
import { framedPage } from './framed-page.ts'
import { hasOneField, questionFields } from './question-fields.ts'

/** What was typed and could not be taken. */
export interface Refused {
  readonly fields: EnteredFields
  readonly problems: readonly AnswerProblem[]
}

/** One page of questions. Its heading is the question where there is one alone. */
export function questionPage(asked: AskedQuestionnaire, page: QuestionPage, refused?: Refused): Response {
  const { questionnaire, answers, words, open } = asked
  const pages = questionPages(questionnaire, answers)
  const number = pages.findIndex(({ key }) => key === page.key)
  const before = pages[number - 1]
  const questions = questionsOn(page)
  const heading = headingOf(asked, page)
  return framedPage(asked, {
    title: `${refused ? words.error : ''}${words.count(number + 1, pages.length)}`,
    main: html`<p>
        <a href="${before ? pageAddress(asked, before.key) : asked.base}">${words.back}</a>
      </p>
      ${refused && summaryOf(asked, questions, refused)}
      <p class="hint">${words.count(number + 1, pages.length)}</p>
      ${heading === undefined ? undefined : html`<h1>${heading}</h1>`}
      <form method="post" action="${pageAddress(asked, page.key)}" class="stack" novalidate>
        ${page.items.map((item) => itemOf(asked, item, { page, refused, isAlone: heading === undefined }))}
        <button type="submit">${words.saveAndGoOn}</button>
        <p class="hint">${words.savedUntil(words.answers.formatDate(londonDay(open.expiresAt)))}</p>
      </form>`,
  })
}

/** Undefined: the one question of the page is its heading. */
function headingOf(
  { questionnaire }: AskedQuestionnaire,
  { items, caption }: QuestionPage,
): string | undefined {
  const [first] = items
  if (items.filter(isQuestion).length === 1 && caption === undefined && first && isQuestion(first))
    return undefined
  if (first?.type === 'group' && first.text !== '') return first.text
  return caption ?? questionnaire.title
}

function summaryOf(
  { words }: AskedQuestionnaire,
  questions: readonly Question[],
  { problems }: Refused,
): Html {
  return html`<div class="summary" role="alert" tabindex="-1">
    <h2>${words.problem}</h2>
    <ul>
      ${problems.map((problem) => {
        const at = questions.findIndex(({ linkId }) => linkId === problem.linkId)
        const question = questions[at]
        return html`<li>
          <a href="#q${at}"
            >${question && sentence(words.problemOf(problem, question), question, questions)}</a
          >
        </li>`
      })}
    </ul>
  </div>`
}

/** With several questions on a page, the summary says which one is meant. */
function sentence(text: string, { shortText }: Question, { length }: readonly Question[]): string {
  return length === 1 ? text : `${shortText}: ${text}`
}

interface Around {
  readonly page: QuestionPage
  readonly refused: Refused | undefined
  readonly isAlone: boolean
}

function itemOf(asked: AskedQuestionnaire, item: QuestionnaireItem, around: Around): Html {
  if (item.type === 'display') return html`<p>${item.text}</p>`
  if (item.type === 'group') return item === around.page.items[0] ? html`` : html`<h2>${item.text}</h2>`
  return isQuestion(item) ? questionOf(asked, item, around) : html``
}

function questionOf(asked: AskedQuestionnaire, question: Question, { page, refused, isAlone }: Around): Html {
  const { words, answers } = asked
  const id = `q${questionsOn(page).findIndex(({ linkId }) => linkId === question.linkId)}`
  const problem = refused?.problems.find(({ linkId }) => linkId === question.linkId)
  const hints = [
    question.help,
    question.hint,
    question.repeats ? words.several : undefined,
    question.required ? undefined : words.optional,
  ]
    .filter((hint) => hint !== undefined)
    .map((text, at) => ({ id: `${id}-hint${at}`, text }))
  const describedBy = [...hints.map((hint) => hint.id), ...(problem ? [`${id}-problem`] : [])].join(' ')
  const fields = refused?.fields ?? fieldsFor(question, answers[question.linkId] ?? question.initial)
  const parts = { question, id, fields, words, describedBy, isBad: problem !== undefined }
  const text = [question.prefix, question.text].filter((part) => part !== undefined).join(' ')
  const heading = isAlone ? html`<h1>${text}</h1>` : html`<span class="ask">${text}</span>`
  const beside = html`${hints.map((hint) => html`<p class="hint" id="${hint.id}">${hint.text}</p>`)}
  ${problem && html`<p class="error" id="${id}-problem"><span class="vh">${words.error}</span>${words.problemOf(problem, question)}</p>`}`
  const bad = problem && html` class="bad"`
  return hasOneField(question)
    ? html`<div class="question"><div${bad}><label for="${id}">${heading}</label>${beside} ${questionFields(parts)}</div></div>`
    : html`<fieldset${bad}${describedBy !== '' && html` aria-describedby="${describedBy}"`}><legend>${heading}</legend>${beside} ${questionFields(parts)}</fieldset>`
}
