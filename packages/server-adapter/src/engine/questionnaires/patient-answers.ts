import {
  findTry,
  generationOf,
  missingAnswers,
  summariseAnswers,
  withdrawSend,
  type Answers,
} from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredReply } from '../../ports/store/questionnaire-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { learn } from '../ledger/learn.ts'
import { openBook } from '../ledger/ledger-book.ts'
import type { PatientLink } from '../links/patient-link.ts'
import { orNotFound } from '../not-found.ts'
import { questionnaireIn } from './known-questionnaires.ts'

/** How a patient stands with a questionnaire. */
export interface PatientAnswers {
  /** FHIR R4 Questionnaire, as it was sent. */
  readonly resource: unknown
  /** By question, the newest of each. */
  readonly answers: Answers
  readonly reply: StoredReply | undefined
}

type Linked = Pick<PatientLink, 'organisation' | 'message' | 'behind'>

export function readAnswers(context: EngineContext): Engine['readAnswers'] {
  return (link) => context.transaction('read-answers', (tables) => answersOf(tables, link))
}

/** Adds the answers of a page. Nothing, once they were sent. */
export function saveAnswers(context: EngineContext): Engine['saveAnswers'] {
  return (link, answers) =>
    context.transaction('save-answers', async (tables) => {
      await tables.batches.lock(link.organisation, link.batch)
      if ((await tables.questionnaires.reply(link.message)) === undefined)
        await tables.questionnaires.addAnswers({ message: link.message, at: context.now(), answers })
      return answersOf(tables, link)
    })
}

/**
 * Sends what was saved, once for a message, whichever copy of it led here; a text that would have followed stays away.
 * Undefined: a question that must be answered is not.
 */
export function sendAnswers(context: EngineContext): Engine['sendAnswers'] {
  return async (link) => {
    const sent = await context.transaction('send-answers', async (tables) => {
      await tables.batches.lock(link.organisation, link.batch)
      const { resource, answers, reply } = await answersOf(tables, link)
      if (reply !== undefined) return { reply, wakeUps: [] }
      const questionnaire = questionnaireIn(resource)
      if (missingAnswers(questionnaire, answers).length > 0) return undefined
      const made: StoredReply = {
        message: link.message,
        batch: link.batch,
        organisation: link.organisation,
        questionnaire: link.behind.target,
        answeredAt: context.now(),
        answers,
        summary: summariseAnswers(questionnaire, answers),
      }
      await tables.questionnaires.insertReply(made)
      return { reply: made, wakeUps: await noteAnswered(context, tables, link.message) }
    })
    context.wake(sent?.wakeUps ?? [])
    return sent?.reply
  }
}

async function answersOf({ questionnaires }: StoreTables, link: Linked): Promise<PatientAnswers> {
  const version = orNotFound(await questionnaires.find(link.organisation, link.behind.target))
  const saved = await questionnaires.savedAnswers(link.message)
  return {
    resource: version.resource,
    answers: Object.assign({}, ...saved.map(({ answers }) => answers)) as Answers,
    reply: await questionnaires.reply(link.message),
  }
}

/** Who answered has read it: an NHS App copy counts as read, and a next way that was about to begin does not. */
async function noteAnswered(context: EngineContext, tables: StoreTables, id: string) {
  const book = await openBook(context, tables, [id])
  book.note(id, { code: 'answered' })
  const { ledger, plan } = orNotFound(book.message(id))
  const [step, generation] = [ledger.step, generationOf(ledger, ledger.step)]
  const isOut = findTry(ledger, step, generation) !== undefined
  if (plan[step]?.channel === 'nhs-app' && ledger.fallbackDue && isOut)
    learn(book, { message: id, step, generation }, { what: 'read', code: 'read' })
  if (ledger.sendDue && step > 0) book.move(id, withdrawSend, { events: [{ code: 'fallback-withdrawn' }] })
  return book.close()
}
