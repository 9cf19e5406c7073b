/** Something that was asked for under a key, and how far it has been done: a repeat goes on there, and does nothing twice. */
export interface StoredRequest {
  readonly organisation: string
  /** Chosen by the caller. */
  readonly key: string
  /** Of what was asked for, route included. */
  readonly requestHash: string
  /** What it belongs to (batch, list, draft, template): the key is kept as long as that. */
  readonly subject: string
  /** Work in parts: the last line that has been done, and how many it was done for. */
  readonly afterLine: number
  readonly count: number
  readonly isFinished: boolean
}

export type NewRequest = Pick<StoredRequest, 'organisation' | 'key' | 'requestHash' | 'subject'>

export interface RequestTable {
  /** Keeps it, unless the key is known: then what is known, which nobody else changes until the transaction ends. */
  begin(request: NewRequest): Promise<StoredRequest>
  save(request: StoredRequest): Promise<void>
  /** What it belonged to is gone. */
  forget(subject: string): Promise<void>
}
