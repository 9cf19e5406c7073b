import { openPage, questionPages, questionsOn, summariseAnswers, type AnswerLine } from '@carebatch/core'
import { html, type Html } from '../html.ts'
import { londonDay } from '../london-day.ts'
import { pageAddress, type AskedQuestionnaire } from './asked-questionnaire.ts'
import { framedPage } from './framed-page.ts'

/** Before the first question: what it is about, how long it is saved, and how to get help instead. */
export function startPage(asked: AskedQuestionnaire): Response {
  const { questionnaire, answers, words, open } = asked
  const page = openPage(questionnaire, answers)
  const isBegun = Object.keys(answers).length > 0
  return framedPage(asked, {
    title: questionnaire.title,
    main: html`<h1>${questionnaire.title}</h1>
      ${questionnaire.description && html`<p>${questionnaire.description}</p>`}
      <p>${words.savedUntil(words.answers.formatDate(londonDay(open.expiresAt)))}</p>
      <p>
        <a class="button" href="${page ? pageAddress(asked, page.key) : `${asked.base}/check`}"
          >${isBegun ? words.goOn : words.start}</a
        >
      </p>
      ${questionnaire.copyright && html`<p class="hint">${questionnaire.copyright}</p>`}`,
  })
}

/** Everything once more before it is sent, each answer with a way to change it. */
export function checkPage(asked: AskedQuestionnaire): Response {
  const { words, base, open } = asked
  return framedPage(asked, {
    title: words.check,
    main: html`<h1>${words.check}</h1>
      <p>${words.checkIntro}</p>
      ${answerList(asked, true)}
      <form method="post" action="${base}/send" class="stack">
        <button type="submit">${words.send(open.practice.name)}</button>
      </form>`,
  })
}

/** What was sent, when, and what happens next; or, where an answer needs help now, who to call. */
export function donePage(asked: AskedQuestionnaire): Response {
  const { words, questionnaire, open, reply } = asked
  const when = reply === undefined ? '' : momentOf(reply.answeredAt, asked)
  const sentTo = words.sentTo(open.practice.name, when)
  const isUrgent = reply?.summary.isUrgent === true
  const { heading, text } = questionnaire.urgentEnding
  return framedPage(asked, {
    title: isUrgent ? heading : words.sent,
    main: isUrgent
      ? html`<section class="urgent" role="alert">
            <h1>${heading}</h1>
            <p>${text}</p>
            <p><a href="tel:111">111</a> <a href="tel:999">999</a></p>
          </section>
          <p><strong>${words.urgentSent}</strong></p>
          <section class="card">
            <h2>${words.sent}</h2>
            <p>${sentTo}</p>
          </section>`
      : html`<div class="done" role="status">
            <h1>${words.sent}</h1>
            <p>${sentTo}</p>
          </div>
          ${
            questionnaire.closing &&
            html`<h2>${words.next}</h2>
              <p>${questionnaire.closing}</p>`
          }
          <p>${words.close}</p>
          <section class="card">
            <h2>${words.told}</h2>
            ${answerList(asked, false)}
          </section>`,
  })
}

function answerList(asked: AskedQuestionnaire, canChange: boolean): Html {
  const { questionnaire, answers, words } = asked
  const { lines } = summariseAnswers(questionnaire, answers, words.answers)
  const pages = questionPages(questionnaire, answers)
  const pageOf = ({ linkId }: AnswerLine) =>
    pages.find((page) => questionsOn(page).some((question) => question.linkId === linkId))?.key
  return html`<dl class="answers">
    ${lines.map((line) => {
      const key = canChange ? pageOf(line) : undefined
      return html`<div>
        <dt>${line.question}</dt>
        <dd>${line.answer ?? words.notAnswered}</dd>
        ${
          key !== undefined &&
          html`<dd>
            <a href="${pageAddress(asked, key)}">${words.change}<span class="vh"> ${line.question}</span></a>
          </dd>`
        }
      </div>`
    })}
  </dl>`
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})

/** 24 November 2026, 4:55pm, as clocks in London show it. */
function momentOf(at: number, { words }: AskedQuestionnaire): string {
  const time = clock.format(at).replace(/\s?([ap]m)$/i, (_, half: string) => half.toLowerCase())
  return `${words.answers.formatDate(londonDay(at))}, ${time}`
}
