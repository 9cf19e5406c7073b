import type { PatientFacts } from '../contactability/patient-facts.ts'
import type { MessageContent } from '../message/message-content.ts'
import type { PatientName } from '../patient-list/patient-list.ts'
import type { SavedCells, SavedListSource } from '../patient-list/saved-list.ts'
import type { IsoDate } from '../primitives/date-of-birth.ts'
import type { Instant } from '../primitives/instant.ts'
import type { Schedule } from '../schedule/schedule.ts'

interface Call {
  readonly signal?: AbortSignal
}

export interface ListProgress {
  readonly id: string
  readonly state: 'receiving' | 'looking-up' | 'ready'
  readonly rows: number
  readonly received: number
  readonly lookedUp: number
  readonly noAnswer: number
  readonly secondsLeft?: number | undefined
}

/** A row as it travels: text and flags, read again by the server with the same functions. */
export interface RowToSend extends SavedCells {
  readonly line: number
  readonly nhsNumber?: string | undefined
  readonly phone?: string | undefined
  readonly dateOfBirth?: IsoDate | undefined
  readonly email?: string | undefined
  readonly name?: PatientName | undefined
  readonly given: Readonly<Record<'nhsNumber' | 'phone' | 'dateOfBirth' | 'email' | 'name', boolean>>
  readonly fields: Readonly<Record<string, string>>
  readonly ragged?: boolean | undefined
  readonly leftOut?: boolean | undefined
  readonly chosen?: boolean | undefined
  readonly ignoreEmail?: boolean | undefined
}

export interface BatchToSend {
  readonly name: string
  readonly batchType: string
  readonly patientList: string
  readonly message: MessageContent
  readonly schedule: Schedule
  /** What the person who pressed Send saw; the server refuses to send to others. */
  readonly expected: { readonly patients: number; readonly contactable: number }
  /** Code of the questionnaire, where the type sends one. */
  readonly questionnaire?: string | undefined
  readonly fallbackAfterHours?: number | undefined
  /** Id of the document that everybody gets. */
  readonly attachment?: string | undefined
  /** The draft that becomes this batch. */
  readonly draft?: string | undefined
}

export interface ConfirmedBatch {
  readonly id: string
  readonly name: string
  readonly patients: number
  readonly createdBy: string
  readonly createdAt: Instant
  /** Until then Stop means that nothing at all leaves. */
  readonly undoUntil?: Instant | undefined
}

/** A batch that had the same patients as a list, or nearly the same: `inBoth` of its `patients`. */
export interface EarlierUse {
  readonly batch: string
  readonly name: string
  readonly at: Instant
  readonly by: string
  readonly isSame: boolean
  readonly inBoth: number
  readonly patients: number
}

/** What a draft needs of a server; BatchClient (`@carebatch/core/client`) is one. Rejects with CareBatchError. */
export interface DraftBackend {
  createPatientList(
    list: {
      readonly clinicalSystem: string
      readonly fileName: string
      readonly rows: number
      readonly contactDetailsFromList: boolean
      readonly source: SavedListSource
    },
    call: Call & { readonly idempotencyKey: string },
  ): Promise<ListProgress>
  /** At most 1,000 rows a call; the same call twice is harmless. */
  putListRows(list: string, rows: readonly RowToSend[], call?: Call): Promise<ListProgress>
  lookUpList(list: string, call?: Call): Promise<ListProgress>
  /** At most 1,000 lines a call. */
  lookUpAgain(list: string, lines: readonly number[], call?: Call): Promise<ListProgress>
  earlierUses(list: string, call?: Call): Promise<{ readonly uses: readonly EarlierUse[] }>
  watchPatientList(
    list: string,
    call: {
      readonly signal: AbortSignal
      readonly onGap?: (gap: { readonly nextTryAt: number; readonly tries: number }) => void
    },
  ): AsyncIterable<ListProgress>
  listFacts(
    list: string,
    after: number,
    call?: Call,
  ): Promise<{
    readonly facts: readonly { readonly line: number; readonly facts: PatientFacts }[]
    readonly next?: number | undefined
  }>
  confirmBatch(batch: BatchToSend, idempotencyKey: string, call?: Call): Promise<ConfirmedBatch>
}
