/** What is known of an attachment without reading it. */
export interface AttachmentFacts {
  /** As it was given, such as `application/pdf`: nobody has looked whether it is true. */
  readonly contentType: string
  /** Bytes. */
  readonly size: number
}

/** From `first` up to and including `last`, counted from 0 as HTTP does. Without `last`: to the end. */
export interface ByteRange {
  readonly first: number
  readonly last?: number
}

/**
 * Keeps the bytes of documents under ids that the engine makes, unique for ever and told to nobody. Implementers: what
 * was kept is durable, whole or not there, and never changes. Neither an id nor a byte is put into an error.
 */
export interface AttachmentStore {
  readonly name: string
  readonly supports: {
    /** Most bytes of one attachment. */
    readonly maxBytes: number
  }
  /**
   * The same once more changes nothing. `removed`: this id was removed before, and nothing is kept. Rejects with
   * `idempotency-key-reused` where other content is there already, with `request-too-large`, and with
   * `request-invalid` for a type that no header could carry.
   */
  put(
    id: string,
    content: { readonly contentType: string; readonly bytes: Uint8Array },
  ): Promise<'kept' | 'removed'>
  find(id: string): Promise<AttachmentFacts | undefined>
  /**
   * `bytes` holds what the range asks for, to be read piece by piece or cancelled; `size` is that of the whole. Rejects
   * with `request-invalid` where the range begins behind the end or is none.
   */
  get(
    id: string,
    range?: ByteRange,
  ): Promise<(AttachmentFacts & { readonly bytes: ReadableStream<Uint8Array> }) | undefined>
  /** For good: from now on nothing is kept under this id. Twice is once, and so is removing what was never there. */
  remove(id: string): Promise<void>
}
