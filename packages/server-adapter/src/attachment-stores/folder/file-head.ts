import type { FileHandle } from 'node:fs/promises'
import { CareBatchError } from '@carebatch/core'
import * as z from 'zod/mini'

const fileHead = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept'), contentType: z.string(), size: z.number(), digest: z.string() }),
  z.object({ kind: z.literal('removed') }),
])

/** What the first line of a file says. */
export type FileHead = Readonly<z.infer<typeof fileHead>>

const longest = 4096

export const writeHead = (head: FileHead): string => `${JSON.stringify(head)}\n`

/** `start`: where the bytes begin. Throws `server-failed` for a file that this folder has not written. */
export async function readHead(
  file: FileHandle,
): Promise<{ readonly head: FileHead; readonly start: number }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0)
  const end = buffer.subarray(0, bytesRead).indexOf('\n')
  const head = fileHead.safeParse(parsed(buffer.toString('utf8', 0, Math.max(end, 0))))
  if (!head.success) throw new CareBatchError('server-failed', { details: { unreadableAttachment: true } })
  return { head: head.data, start: end + 1 }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
