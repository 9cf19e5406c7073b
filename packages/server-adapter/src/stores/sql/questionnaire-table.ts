import type { Answers, AnswerSummary } from '@carebatch/core'
import type { QuestionnaireTable } from '../../ports/store/questionnaire-table.ts'
import type { SqlContext } from './dialect.ts'
import { fromJson } from './rows.ts'

export function questionnaireTable(context: SqlContext): QuestionnaireTable {
  return { ...versions(context), ...answers(context), ...replies(context) }
}

type Part<Name extends keyof QuestionnaireTable> = Pick<QuestionnaireTable, Name>

function versions({ db }: SqlContext): Part<'keep' | 'find' | 'approve' | 'approvals'> {
  return {
    async keep({ resource, keptAt, ...version }) {
      await db
        .insertInto('questionnaire_version')
        .values({ ...version, resource: JSON.stringify(resource), kept_at: keptAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async find(organisation, id) {
      const row = await db
        .selectFrom('questionnaire_version')
        .selectAll()
        .where('id', '=', id)
        .where('organisation', '=', organisation)
        .executeTakeFirst()
      return (
        row && { id, organisation, code: row.code, resource: fromJson(row.resource), keptAt: row.kept_at }
      )
    },
    async approve({ by, ...approval }) {
      const { version, at } = approval
      await db
        .insertInto('questionnaire_approval')
        .values({ ...approval, by_whom: by })
        .onConflict((conflict) =>
          conflict.columns(['organisation', 'code']).doUpdateSet({ version, by_whom: by, at }),
        )
        .execute()
    },
    async approvals(organisation) {
      const rows = await db
        .selectFrom('questionnaire_approval')
        .selectAll()
        .where('organisation', '=', organisation)
        .execute()
      return rows.map(({ by_whom: by, ...approval }) => ({ ...approval, by }))
    },
  }
}

function answers({ db }: SqlContext): Part<'addAnswers' | 'savedAnswers'> {
  return {
    async addAnswers({ message, at, answers: given }) {
      const { last } = await db
        .selectFrom('saved_answer')
        .select((eb) => eb.fn.max('number').as('last'))
        .where('message', '=', message)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('saved_answer')
        .values({ message, number: Number(last ?? 0) + 1, at, answers: JSON.stringify(given) })
        .execute()
    },
    async savedAnswers(message) {
      const rows = await db
        .selectFrom('saved_answer')
        .selectAll()
        .where('message', '=', message)
        .orderBy('number')
        .execute()
      return rows.map(({ at, answers: given }) => ({ message, at, answers: fromJson<Answers>(given) }))
    },
  }
}

function replies({ db }: SqlContext): Part<'insertReply' | 'reply'> {
  return {
    async insertReply({ answeredAt, answers: given, summary, ...reply }) {
      const flagged = Number(summary.redFlags.length > 0)
      const written = await db
        .insertInto('reply')
        .values({
          ...reply,
          answered_at: answeredAt,
          answers: JSON.stringify(given),
          summary: JSON.stringify(summary),
          flagged,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return written.numInsertedOrUpdatedRows === 1n
    },
    async reply(message) {
      const row = await db.selectFrom('reply').selectAll().where('message', '=', message).executeTakeFirst()
      if (row === undefined) return undefined
      const { batch, organisation, questionnaire, answered_at: answeredAt } = row
      const given = { answers: fromJson<Answers>(row.answers), summary: fromJson<AnswerSummary>(row.summary) }
      return { message, batch, organisation, questionnaire, answeredAt, ...given }
    },
  }
}
