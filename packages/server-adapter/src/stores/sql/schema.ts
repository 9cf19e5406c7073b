import type { AttachmentSchema } from './attachment-schema.ts'
import type { LinkSchema } from './link-schema.ts'
import type { QuestionnaireSchema } from './questionnaire-schema.ts'
import type {
  Bucket,
  Channel,
  DueKind,
  MessageState,
  OrganisationHoldReason,
  RecordState,
  TimelineCode,
  TryState,
} from '@carebatch/core'
import type { Generated } from 'kysely'
import type { WebhookType } from '../../ports/webhook-endpoint.ts'

/** 0 or 1: the same in every SQL dialect. */
export type Flag = number
/** JSON as text. */
export type Json = string

export interface Schema extends AttachmentSchema, LinkSchema, QuestionnaireSchema {
  patient_list: {
    id: string
    organisation: string
    clinical_system: string
    file_name: string
    contact_details_from_list: Flag
    announced: number
    state: 'receiving' | 'looking-up' | 'ready'
    look_up_started_at: number | null
    look_up_due_at: number | null
    looked_up_before: Generated<number>
    received: Generated<number>
    looked_up: Generated<number>
    no_answer: Generated<number>
    failures: number
    failing_since: number | null
    lease_token: string | null
    lease_until: number | null
    version: number
    updated_at: number
    source: Json | null
    standing: Generated<'open' | 'sent' | 'discarded'>
  }
  draft: {
    id: string
    organisation: string
    content: Json
    patient_list: string | null
    version: number
    created_by: string
    created_at: number
    changed_by: string
    changed_at: number
  }
  request_key: {
    organisation: string
    key: string
    request_hash: string
    subject: string
    after_line: number
    done: number
    is_finished: Flag
  }
  patient_list_row: {
    list: string
    line: number
    row: Json
    nhs_number: string | null
    looked_up: Flag
    no_answer: Flag
    facts: Json | null
  }
  batch: {
    id: string
    organisation: string
    idempotency_key: string
    request_hash: string
    definition: Json
    preparing: Flag
    stopped_at: number | null
    stopped_by: string | null
    stop_pending: Flag
    resting: Json | null
    fingerprint: Json | null
    ways: Json | null
    draft: string | null
    records_due: number
    records_written: number
    records_gaps: number
    created_at: number
    changed_at: number
    version: number
  }
  batch_count: { batch: string; bucket: Bucket; people: number }
  message: {
    id: string
    batch: string
    organisation: string
    line: number
    nhs_number: string | null
    name: string | null
    first_name: string | null
    last_name: string | null
    date_of_birth: string | null
    /** Name and NHS number in small letters without spaces. */
    search: string
    plan: Json
    first_channel: Channel | null
    state: MessageState
    bucket: Bucket
    reason: string | null
    step: number
    generations: Json
    send_due: Flag
    fallback_due: Flag
    deadline_due: Flag
    late: Flag
    held: Flag
    ending: 'excluded' | 'skipped' | 'cancelled' | null
    record: RecordState
    not_delivered: RecordState
    facts_as_of: number | null
    restored: Generated<Flag>
    /** When the send that is due was handed over for the first time. */
    tried_since: number | null
    /** Outcomes by way: `<way>:<outcome>`, parted by spaces. */
    ways: string | null
    due_at: number | null
    changed_at: number
  }
  try: { message: string; step: number; generation: number; what: TryState }
  try_text: {
    message: string
    step: number
    generation: number
    channel: Channel
    address: string
    subject: string | null
    body: string
    link_issue: number | null
    submitted_at: number
    provider_id: string | null
  }
  task: {
    seq: Generated<number>
    message: string
    kind: DueKind
    step: number
    batch: string
    organisation: string
    channel: Channel | null
    due_at: number
    since: number
    attempts: number
    lease_token: string | null
    lease_until: number | null
  }
  submission: {
    reference: string
    sender: string
    organisation: string
    from_name: string | null
    payload_hash: string
    calls: number
    asks: number
    silent: Flag
    first_called_at: number
    due_at: number
    lease_token: string | null
    lease_until: number | null
  }
  submission_member: {
    submission: string
    position: number
    message: string
    step: number
    generation: number
  }
  receipt: { sender: string; id: string; key: string; what: string; at: number; received_at: number }
  event: {
    seq: Generated<number>
    message: string
    at: number
    code: TimelineCode
    channel: Channel | null
    detail: Json | null
  }
  organisation: {
    id: string
    version: number
    memory_key: string | null
    settings: Json | null
    settings_at: number | null
  }
  template: {
    id: string
    organisation: string
    name: string
    subject: string
    body: string
    version: number
    updated_at: number
  }
  batch_steering: {
    batch: string
    revision: number
    hold: Json | null
    hold_until: number | null
    release: Json | null
    any_hour: Flag
    timing: Json | null
    spread: Json | null
    is_under_way: Flag
  }
  organisation_hold: {
    organisation: string
    why: OrganisationHoldReason
    since: number
    by_whom: string | null
  }
  dispatch_lane: { organisation: string; channel: Channel; claimed_at: number }
  refusal_streak: { organisation: string; sender: string; in_a_row: number }
  restore: { name: string; at: number; is_finished: Flag }
  undelivered_number: { organisation: string; hash: string; at: number }
  webhook_event: {
    seq: Generated<number>
    id: string
    type: WebhookType
    organisation: string
    batch: string
    at: number
    body: Json
  }
  webhook_delivery: {
    endpoint: string
    event: string
    due_at: number
    attempts: number
    lease_token: string | null
    lease_until: number | null
  }
  webhook_batch: { batch: string; told: Json }
  webhook_mark: { organisation: string; version: number }
  token_bucket: { key: string; tokens: number; filled_at: number }
}
