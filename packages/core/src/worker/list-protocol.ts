import type { ErrorCode } from '../errors.ts'
import type { PackedPatientList } from '../patient-list/pack-patient-list.ts'
import type { HostPatient } from '../patient-list/patient-list-source.ts'
import type { ReadPatientListOptions } from '../patient-list/read-patient-list.ts'

/** What can be posted to a worker as it is. Patients are sent ahead, a page at a time; streams are collected first. */
export type SentSource = string | Uint8Array | ArrayBuffer | Blob | { readonly patients: number }

/** All options but functions and signals, which cannot be posted. */
export type SentOptions = Omit<ReadPatientListOptions, 'signal' | 'onProgress'>

/** From the page to the worker. `id` counts the readings. */
export type ListRequest =
  | { readonly kind: 'patients'; readonly id: number; readonly patients: readonly HostPatient[] }
  | {
      readonly kind: 'read'
      readonly id: number
      readonly source: SentSource
      readonly options: SentOptions
    }
  | { readonly kind: 'cancel'; readonly id: number }

/** An error without its cause: what made it may hold cells of the list. */
export interface SentError {
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly details: Readonly<Record<string, string | number | boolean>>
}

/** From the worker to the page. `ready` comes once, when the script has run. */
export type ListAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'list'; readonly id: number; readonly list: PackedPatientList }
  | { readonly kind: 'failed'; readonly id: number; readonly error: SentError }

/** What is used of a Worker, of the scope inside it, or of a MessagePort. */
export interface Channel<Sent, Received> {
  postMessage(message: Sent, transfer: Transferable[]): void
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<Received>) => void,
    options?: AddEventListenerOptions,
  ): void
}
