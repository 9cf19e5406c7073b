import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CareBatchError } from '@carebatch/core'
import type { AttachmentFacts } from '../../ports/attachment-store.ts'
import { readHead, writeHead, type FileHead } from './file-head.ts'

export interface AttachmentFile {
  readonly facts: AttachmentFacts
  read(at: number, last: number): Promise<Uint8Array>
  close(): Promise<void>
}

const pieceSize = 256 * 1024

/**
 * One file for one id: a line that says what it is, then the bytes. It appears whole under its name or not at all, and
 * an id that was removed keeps a file that says so.
 */
export function attachmentFiles(folder: string) {
  // An id says nothing about where a file may lie.
  const pathOf = (id: string) => {
    const name = createHash('sha256').update(id).digest('hex')
    return join(folder, name.slice(0, 2), name)
  }
  return {
    async keep(id: string, kept: AttachmentFacts & { readonly digest: string }, bytes: Uint8Array) {
      const path = pathOf(id)
      const draft = `${path}.${randomUUID()}`
      await write(draft, { kind: 'kept', ...kept }, bytes)
      try {
        await link(draft, path)
        await flushFolders(path)
        return 'kept' as const
      } catch (failure) {
        // Whoever removes it takes this draft with them.
        if (!isCode(failure, 'EEXIST') && !isCode(failure, 'ENOENT')) throw failure
      } finally {
        await rm(draft, { force: true })
      }
      return sameAs(await headAt(path), kept.digest)
    },
    open: (id: string) => openFile(pathOf(id)),
    async remove(id: string) {
      const path = pathOf(id)
      const mark = `${path}-${randomUUID()}`
      await write(mark, { kind: 'removed' }, new Uint8Array())
      await rename(mark, path)
      await removeDrafts(path)
      await flushFolders(path)
    },
  }
}

function sameAs(head: FileHead, digest: string): 'kept' | 'removed' {
  if (head.kind === 'removed') return 'removed'
  if (head.digest !== digest) throw new CareBatchError('idempotency-key-reused')
  return 'kept'
}

/** On the disk when it resolves. */
async function write(path: string, head: FileHead, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(writeHead(head))
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What a process that died in the middle of keeping it has left behind. */
async function removeDrafts(path: string): Promise<void> {
  const beside = dirname(path)
  const drafts = (await readdir(beside))
    .map((name) => join(beside, name))
    .filter((it) => it.startsWith(`${path}.`))
  for (const draft of drafts) await rm(draft, { force: true })
}

/** A new name is durable once its folder is; the folder may be new itself. */
async function flushFolders(path: string): Promise<void> {
  for (const folder of [dirname(path), dirname(dirname(path))]) {
    const opened = await open(folder)
    await opened.sync().finally(() => opened.close())
  }
}

async function headAt(path: string): Promise<FileHead> {
  const file = await open(path)
  return readHead(file)
    .then(({ head }) => head)
    .finally(() => file.close())
}

async function openFile(path: string): Promise<AttachmentFile | undefined> {
  const file = await open(path).catch((failure: unknown) => {
    if (isCode(failure, 'ENOENT')) return undefined
    throw failure
  })
  if (file === undefined) return undefined
  const { head, start } = await readHead(file).catch(async (failure: unknown) => {
    await file.close()
    throw failure
  })
  if (head.kind === 'kept') return opened(file, head, start)
  await file.close()
  return undefined
}

function opened(file: FileHandle, { contentType, size }: AttachmentFacts, start: number): AttachmentFile {
  return {
    facts: { contentType, size },
    async read(at, last) {
      const length = Math.min(last + 1 - at, pieceSize)
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, start + at)
      if (bytesRead === 0) throw new CareBatchError('server-failed', { details: { cutOff: true } })
      return buffer.subarray(0, bytesRead)
    },
    close: () => file.close(),
  }
}

const isCode = (failure: unknown, code: string) =>
  failure instanceof Error && 'code' in failure && failure.code === code
