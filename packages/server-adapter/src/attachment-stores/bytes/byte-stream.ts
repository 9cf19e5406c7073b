export interface ByteSource {
  /** Some of the bytes from `at` on, at least one of them and none behind `last`. */
  read(at: number, last: number): Promise<Uint8Array>
  /** When it was read to its end, was cancelled, or failed. */
  end(): Promise<void>
}

/** Reads no sooner than somebody wants more, so a slow reader costs one piece of memory and no more. */
export function byteStream(
  source: ByteSource,
  { first, last }: { readonly first: number; readonly last: number },
): ReadableStream<Uint8Array> {
  let at = first
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (at <= last) {
            const bytes = await source.read(at, last)
            at += bytes.length
            controller.enqueue(bytes)
          }
          if (at <= last) return
        } catch (failure) {
          await source.end()
          throw failure
        }
        await source.end()
        controller.close()
      },
      cancel: () => source.end(),
    },
    { highWaterMark: 0 },
  )
}
