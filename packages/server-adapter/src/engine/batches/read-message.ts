import { instantFrom, parseIsoDate, summaryText, triesLeft } from '@carebatch/core'
import type { MessageDetail } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredEvent, StoredMessage, StoredTry } from '../../ports/store/message-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { stateOfLink } from '../links/patient-link.ts'
import { orNotFound } from '../not-found.ts'
import { questionnaireIn } from '../questionnaires/known-questionnaires.ts'
import { messageView } from './message-view.ts'

export function readMessage(context: EngineContext): Engine['readMessage'] {
  return ({ organisation }, batch, id) =>
    context.transaction('read-message', async (tables) => {
      const [message] = await tables.messages.findAll([id])
      const isTheirs = message?.organisation === organisation.id && message.batch === batch
      const found = orNotFound(isTheirs ? message : undefined)
      return {
        ...(await messageDetail(tables, found)),
        ...(await linkOf(context, tables, found)),
        ...(await replyOf(tables, found)),
      }
    })
}

/** What was planned, what was sent, what happened, and what still will happen by itself. */
export async function messageDetail(tables: StoreTables, message: StoredMessage): Promise<MessageDetail> {
  const texts = await tables.messages.texts([message.id])
  const dateOfBirth = parseIsoDate(message.dateOfBirth ?? '')
  return {
    ...messageView(message),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    plan: message.plan.map((step) => ({ ...step })),
    sent: texts.filter(({ what }) => what !== 'no').map(sentView),
    timeline: (await tables.messages.events(message.id)).map(eventView),
    next: await nextOf(tables, message.id),
  }
}

async function linkOf(
  context: EngineContext,
  { links }: StoreTables,
  { id, batch }: StoredMessage,
): Promise<Pick<MessageDetail, 'link'>> {
  const together = await links.ofBatch(batch)
  const link = (await links.newest([id])).get(id)
  if (link === undefined || together === undefined) return {}
  const { issue, createdAt, expiresAt, openedAt } = link
  return {
    link: {
      state: stateOfLink(context, { link, together }),
      issue,
      since: instantFrom(createdAt),
      expiresAt: instantFrom(expiresAt),
      triesLeft: triesLeft(link),
      ...(openedAt !== undefined && { openedAt: instantFrom(openedAt) }),
    },
  }
}

async function replyOf(
  { questionnaires }: StoreTables,
  { id, organisation }: StoredMessage,
): Promise<Pick<MessageDetail, 'reply'>> {
  const reply = await questionnaires.reply(id)
  const version = reply && (await questionnaires.find(organisation, reply.questionnaire))
  if (reply === undefined || version === undefined) return {}
  const { title } = questionnaireIn(version.resource)
  return {
    reply: {
      answeredAt: instantFrom(reply.answeredAt),
      summary: summaryText(title, reply.summary),
      lines: reply.summary.lines.map(({ question, answer, redFlags }) => ({
        question,
        ...(answer !== undefined && { answer }),
        redFlags: [...redFlags],
      })),
    },
  }
}

async function nextOf(tables: StoreTables, id: string): Promise<MessageDetail['next']> {
  const tasks = await tables.tasks.of(id)
  const submissions = await tables.submissions.of(id)
  const next = [
    ...tasks.map(({ kind, dueAt }) => ({ kind, at: dueAt })),
    ...submissions.map(({ dueAt }) => ({ kind: 'answer', at: dueAt })),
  ]
  return next.toSorted((a, b) => a.at - b.at).map(({ kind, at }) => ({ kind, at: instantFrom(at) }))
}

function sentView({ channel, subject, body }: StoredTry): MessageDetail['sent'][number] {
  return { channel, ...(subject !== undefined && { subject }), body }
}

function eventView({ at, code, channel, detail }: StoredEvent): MessageDetail['timeline'][number] {
  return {
    at: instantFrom(at),
    code,
    ...(channel !== undefined && { channel }),
    ...(detail !== undefined && { detail: { ...detail } }),
  }
}
