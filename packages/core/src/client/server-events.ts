/** One event of a `text/event-stream`: its name, and its data lines joined. */
export interface ServerEvent {
  readonly event: string
  readonly data: string
}

/** Reads server-sent events (HTML standard, 9.2) from bytes, however they are cut. Comments are heartbeats and give nothing. */
export async function* readServerEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of bytes) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = readBlock(block)
      if (event !== undefined) yield event
    }
  }
}

function readBlock(block: string): ServerEvent | undefined {
  const lines = block.split('\n')
  const data = valuesOf('data', lines)
  if (data.length === 0) return undefined
  return { event: valuesOf('event', lines).at(-1) ?? 'message', data: data.join('\n') }
}

function valuesOf(field: string, lines: readonly string[]): string[] {
  return lines
    .filter((line) => line.startsWith(`${field}:`))
    .map((line) => line.slice(field.length + 1).replace(/^ /, ''))
}
