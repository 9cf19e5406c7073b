import { openPage, questionPages, readPage, type EnteredFields } from '@carebatch/core'
import type { Engine } from '../../engine/engine.ts'
import { questionnaireIn } from '../../engine/questionnaires/known-questionnaires.ts'
import type { PatientAnswers } from '../../engine/questionnaires/patient-answers.ts'
import type { LinkPages, OpenLink } from '../link-pages.ts'
import { readForm } from '../read-form.ts'
import { pageAddress, type AskedQuestionnaire } from './asked-questionnaire.ts'
import { englishWords } from './english-words.ts'
import { checkPage, donePage, startPage } from './other-pages.ts'
import { questionPage } from './question-page.ts'
import { welshWords } from './welsh-words.ts'

type AnswersEngine = Pick<Engine, 'readAnswers' | 'saveAnswers' | 'sendAnswers'>

/**
 * The pages of a questionnaire: start, its questions, check, and the end. Each page is saved when it is sent, so that
 * the same link goes on where a patient stopped; once the answers were sent there is the end alone.
 */
export function questionnairePages({ engine }: { readonly engine: AnswersEngine }): LinkPages {
  return {
    kind: 'questionnaire',
    async answer(request, open) {
      const asked = askedBy(open, await engine.readAnswers(open))
      const path = pathIn(open)
      if (asked.reply !== undefined) return donePage(asked)
      if (request.method === 'POST') return post(engine, request, asked, path)
      if (path === 'check') return check(asked)
      if (path.startsWith('questions/')) return show(asked, keyOf(path))
      return path === '' ? startPage(asked) : undefined
    },
  }
}

const welshPrefix = /^cy(\/|$)/

const pathIn = ({ path }: OpenLink): string => path.replace(welshPrefix, '')
const keyOf = (path: string): string => decodeURIComponent(path.slice('questions/'.length))

function askedBy(open: OpenLink, { resource, answers, reply }: PatientAnswers): AskedQuestionnaire {
  const language = welshPrefix.test(open.path) ? 'cy' : 'en'
  const [base, other] = language === 'cy' ? [`${open.base}/cy`, open.base] : [open.base, `${open.base}/cy`]
  const path = pathIn(open)
  return {
    ...{ open, answers: reply?.answers ?? answers, reply, language, base },
    questionnaire: questionnaireIn(resource, language),
    words: language === 'cy' ? welshWords : englishWords,
    other: path === '' ? other : `${other}/${path}`,
  }
}

/** A page that these answers do not lead to any more leads back to where the patient stopped. */
function show(asked: AskedQuestionnaire, key: string): Response {
  const page = questionPages(asked.questionnaire, asked.answers).find((one) => one.key === key)
  return page === undefined ? goTo(nextOf(asked)) : questionPage(asked, page)
}

/** Not before every page was seen. */
function check(asked: AskedQuestionnaire): Response {
  return openPage(asked.questionnaire, asked.answers) === undefined ? checkPage(asked) : goTo(nextOf(asked))
}

async function post(
  engine: AnswersEngine,
  request: Request,
  asked: AskedQuestionnaire,
  path: string,
): Promise<Response | undefined> {
  if (path === 'send') {
    const isSent = (await engine.sendAnswers(asked.open)) !== undefined
    return goTo(isSent ? asked.base : nextOf(asked))
  }
  if (!path.startsWith('questions/')) return undefined
  const page = questionPages(asked.questionnaire, asked.answers).find(({ key }) => key === keyOf(path))
  if (page === undefined) return goTo(nextOf(asked))
  const fields = fieldsOf(await readForm(request))
  const { answers, problems } = readPage(page, fields)
  if (problems.length > 0) return questionPage(asked, page, { fields, problems })
  const saved = await engine.saveAnswers(asked.open, answers)
  return goTo(nextOf({ ...asked, answers: saved.answers }))
}

/** The first page that was not seen, or the one to check them all. */
function nextOf(asked: AskedQuestionnaire): string {
  const page = openPage(asked.questionnaire, asked.answers)
  return page === undefined ? `${asked.base}/check` : pageAddress(asked, page.key)
}

function fieldsOf(form: URLSearchParams): EnteredFields {
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]))
}

function goTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
