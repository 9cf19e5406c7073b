import type { StoreTables } from '../../ports/batch-store.ts'
import { attachmentTable } from './attachment-table.ts'
import { batchTable } from './batch-table.ts'
import type { SqlContext } from './dialect.ts'
import { documentTable } from './document-table.ts'
import { draftTable } from './draft-table.ts'
import { holdTable } from './hold-table.ts'
import { linkTable } from './link-table.ts'
import { messageTable } from './message-table.ts'
import { organisationTable } from './organisation-table.ts'
import { patientListTable } from './patient-list-table.ts'
import { questionnaireTable } from './questionnaire-table.ts'
import { requestTable } from './request-table.ts'
import { steeringTable } from './steering-table.ts'
import { submissionTable } from './submission-table.ts'
import { taskTable } from './task-table.ts'
import { webhookTable } from './webhook-table.ts'

/** Every table over one transaction. */
export function sqlTables(context: SqlContext, newKey: () => string): StoreTables {
  return {
    patientLists: patientListTable(context),
    drafts: draftTable(context),
    requests: requestTable(context),
    batches: batchTable(context),
    steering: steeringTable(context),
    holds: holdTable(context),
    messages: messageTable(context),
    tasks: taskTable(context),
    submissions: submissionTable(context),
    organisations: organisationTable(context, newKey),
    documents: documentTable(context),
    links: linkTable(context),
    webhooks: webhookTable(context, batchTable(context)),
    attachments: attachmentTable(context),
    questionnaires: questionnaireTable(context),
  }
}
