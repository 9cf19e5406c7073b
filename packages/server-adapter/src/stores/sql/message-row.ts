import { bucketOf, wayResults, type MessageLedger, type MessageTry, type PlannedStep } from '@carebatch/core'
import type { Selectable } from 'kysely'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import { readWays, writeWays } from './message-ways.ts'
import { fromJson } from './rows.ts'
import type { Schema } from './schema.ts'

export type MessageRow = Selectable<Schema['message']>

/** How names and numbers are searched: small letters, no spaces. */
export const searchable = (text: string): string => text.toLowerCase().replace(/\s+/g, '')

export function readMessage(row: MessageRow, tries: readonly MessageTry[]): StoredMessage {
  const plan = fromJson<readonly PlannedStep[]>(row.plan)
  return {
    id: row.id,
    batch: row.batch,
    organisation: row.organisation,
    line: row.line,
    nhsNumber: row.nhs_number ?? undefined,
    name: row.name ?? undefined,
    firstName: row.first_name ?? undefined,
    lastName: row.last_name ?? undefined,
    dateOfBirth: row.date_of_birth ?? undefined,
    plan,
    ledger: readLedger(row, plan, tries),
    state: row.state,
    reason: row.reason ?? undefined,
    factsAsOf: row.facts_as_of ?? undefined,
    triedSince: row.tried_since ?? undefined,
    dueAt: row.due_at ?? undefined,
    changedAt: row.changed_at,
    ...(row.ways !== null && { ways: readWays(row.ways) }),
  }
}

function readLedger(
  row: MessageRow,
  plan: readonly PlannedStep[],
  tries: readonly MessageTry[],
): MessageLedger {
  return {
    steps: plan.map(({ channel, fallbackAfterMs }) => ({ channel, fallback: fallbackAfterMs !== undefined })),
    step: row.step,
    generations: fromJson<readonly number[]>(row.generations),
    tries,
    sendDue: row.send_due === 1,
    fallbackDue: row.fallback_due === 1,
    deadlineDue: row.deadline_due === 1,
    late: row.late === 1,
    held: row.held === 1,
    restored: row.restored === 1,
    ending: row.ending ?? undefined,
    record: row.record,
    notDelivered: row.not_delivered,
  }
}

/** The columns that change while a message is on its way. */
export function changingColumns(message: StoredMessage) {
  const { ledger } = message
  return {
    id: message.id,
    plan: JSON.stringify(message.plan),
    state: message.state,
    bucket: bucketOf(message.state),
    ways: writeWays(wayResults(ledger)),
    reason: message.reason ?? null,
    step: ledger.step,
    generations: JSON.stringify(ledger.generations),
    send_due: Number(ledger.sendDue),
    fallback_due: Number(ledger.fallbackDue),
    deadline_due: Number(ledger.deadlineDue),
    late: Number(ledger.late),
    held: Number(ledger.held),
    restored: Number(ledger.restored),
    tried_since: message.triedSince ?? null,
    due_at: message.dueAt ?? null,
    ending: ledger.ending ?? null,
    record: ledger.record,
    not_delivered: ledger.notDelivered,
    facts_as_of: message.factsAsOf ?? null,
    changed_at: message.changedAt,
  }
}

export const changingColumnTypes = {
  id: 'text',
  plan: 'text',
  state: 'text',
  bucket: 'text',
  ways: 'text',
  reason: 'text',
  step: 'integer',
  generations: 'text',
  send_due: 'integer',
  fallback_due: 'integer',
  deadline_due: 'integer',
  late: 'integer',
  held: 'integer',
  restored: 'integer',
  tried_since: 'bigint',
  due_at: 'bigint',
  ending: 'text',
  record: 'text',
  not_delivered: 'text',
  facts_as_of: 'bigint',
  changed_at: 'bigint',
} as const

/** The columns that never change. */
export const lastingColumnTypes = {
  batch: 'text',
  organisation: 'text',
  line: 'integer',
  nhs_number: 'text',
  name: 'text',
  first_name: 'text',
  last_name: 'text',
  date_of_birth: 'text',
  search: 'text',
  first_channel: 'text',
  due_at: 'bigint',
} as const

export function writeMessage(message: StoredMessage) {
  return {
    ...changingColumns(message),
    batch: message.batch,
    organisation: message.organisation,
    line: message.line,
    nhs_number: message.nhsNumber ?? null,
    name: message.name ?? null,
    first_name: message.firstName ?? null,
    last_name: message.lastName ?? null,
    date_of_birth: message.dateOfBirth ?? null,
    search: searchable(`${message.name ?? ''}|${message.nhsNumber ?? ''}`),
    first_channel: message.plan[0]?.channel ?? null,
  }
}
