import type { Answers } from './answer-value.ts'
import {
  childrenOf,
  isQuestion,
  type Question,
  type Questionnaire,
  type QuestionnaireItem,
} from './questionnaire.ts'
import { shownItems } from './shown-items.ts'

/** What stands on one page: words, headings of groups and questions, in their order. */
export interface QuestionPage {
  /** linkId of its first question. */
  readonly key: string
  /** The group that its questions belong to, where that is not on the page itself. */
  readonly caption?: string
  readonly items: readonly QuestionnaireItem[]
}

/**
 * The pages that these answers lead over: one for each question, or for each group that wants a page, or one for all.
 * Words go with the question that follows them, the last ones with the last question.
 */
export function questionPages(questionnaire: Questionnaire, answers: Answers): readonly QuestionPage[] {
  const shown = shownItems(questionnaire, answers)
  const runs = questionnaire.oneQuestionAPage
    ? runsOf(questionnaire.items, new Set(shown))
    : [{ items: shown }]
  return withWordsBefore(runs).flatMap((run) => {
    const key = run.items.find(isQuestion)?.linkId
    return key === undefined ? [] : [{ ...run, key }]
  })
}

export function questionsOn(page: QuestionPage): readonly Question[] {
  return page.items.filter(isQuestion)
}

/** The first page with a question that has not been seen: answers mention every question that was on a saved page. */
export function openPage(questionnaire: Questionnaire, answers: Answers): QuestionPage | undefined {
  return questionPages(questionnaire, answers).find((page) =>
    questionsOn(page).some(({ linkId }) => !Object.hasOwn(answers, linkId)),
  )
}

interface Run {
  readonly caption?: string
  readonly items: readonly QuestionnaireItem[]
}

/** Each question by itself, but a group that is a page whole. */
function runsOf(
  items: readonly QuestionnaireItem[],
  shown: ReadonlySet<QuestionnaireItem>,
  caption?: string,
): readonly Run[] {
  const own = caption === undefined ? {} : { caption }
  return items
    .filter((item) => shown.has(item))
    .flatMap((item) => {
      if (item.type === 'group' && item.isPage) return [{ ...own, items: below([item], shown) }]
      if (item.type === 'group') return runsOf(item.items, shown, item.text || caption)
      return [{ ...own, items: [item] }, ...runsOf(childrenOf(item), shown, caption)]
    })
}

function below(
  items: readonly QuestionnaireItem[],
  shown: ReadonlySet<QuestionnaireItem>,
): readonly QuestionnaireItem[] {
  return items.filter((item) => shown.has(item)).flatMap((item) => [item, ...below(childrenOf(item), shown)])
}

function withWordsBefore(runs: readonly Run[]): readonly Run[] {
  const pages: Run[] = []
  let words: readonly QuestionnaireItem[] = []
  for (const run of runs) {
    if (run.items.some(isQuestion)) {
      pages.push({ ...run, items: [...words, ...run.items] })
      words = []
    } else words = [...words, ...run.items]
  }
  const last = pages.pop()
  return last === undefined ? pages : [...pages, { ...last, items: [...last.items, ...words] }]
}
