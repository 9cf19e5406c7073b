import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CareBatchError, parseUkPhoneNumber } from '@carebatch/core'
import type { OutgoingMessage, Receipt, Sender, SendOutcome } from '@carebatch/server-adapter'

export interface SpoolFolderOptions {
  /** Where the modem's program looks for texts, in `outgoing`, and puts those that it has taken, in `sent`. */
  readonly folder: string
  /** Shared with the modem's program, which signs its reports with it. */
  readonly secret: string
  /** Nobody watches the folder: texts reach nobody. Default: false. */
  readonly reachesNobody?: boolean
}

const day = 24 * 60 * 60_000

/**
 * Texts as files for the program of a GSM modem. A file is there whole or not at all, so a call always has an answer;
 * after a crash in between the folder itself is asked.
 */
export function spoolFolder({ folder, secret, reachesNobody = false }: SpoolFolderOptions): Sender {
  const outgoing = join(folder, 'outgoing')
  const sent = join(folder, 'sent')
  return {
    name: 'spool-folder',
    channel: 'sms',
    dedupe: 'lookup',
    contactSource: 'ours',
    sandbox: reachesNobody,
    supports: { maxPerCall: 20, receipts: true, readReceipts: false, remembersForMs: day, perSecond: 5 },
    async send({ messages, from }) {
      await mkdir(outgoing, { recursive: true })
      const outcomes: SendOutcome[] = []
      for (const message of messages)
        outcomes.push(await put(message, from, { folder, outgoing, reachesNobody }))
      return outcomes
    },
    async lookUp(keys) {
      // Files move from outgoing to sent and never back: looked at in this order none slips through.
      const waiting = await readdir(outgoing).catch(() => [])
      const there = new Set([...waiting, ...(await readdir(sent).catch(() => []))])
      return new Set(keys.filter((key) => there.has(fileName(key))))
    },
    async readReceipts(request) {
      const body = await request.text()
      return isSigned(body, request.headers.get('x-spool-signature'), secret) ? receiptsIn(body) : undefined
    },
  }
}

/** A name that stays the same for a key and tells nothing of the patient. */
export function fileName(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.txt`
}

interface Place {
  readonly folder: string
  readonly outgoing: string
  readonly reachesNobody: boolean
}

async function put(message: OutgoingMessage, from: string | undefined, place: Place): Promise<SendOutcome> {
  const number = parseUkPhoneNumber(message.to, { allowTestNumbers: place.reachesNobody })
  if (number?.kind !== 'mobile') return { kind: 'refused', why: 'refused-by-provider' }
  const name = fileName(message.key)
  const draft = join(place.folder, name)
  const text = [`To: ${number.e164.slice(1)}`, `From: ${from ?? ''}`, `Key: ${message.key}`, '', message.body]
  try {
    await writeFile(draft, text.join('\n'), { flush: true })
  } catch {
    // A full disk: nothing is in outgoing, so this is a definite "not now".
    return { kind: 'try-later', afterMs: 60_000 }
  }
  await rename(draft, join(place.outgoing, name)).catch((cause: unknown) => {
    throw new CareBatchError('provider-no-answer', { retryable: true, cause })
  })
  return { kind: 'accepted', providerId: name }
}

function isSigned(body: string, signature: string | null, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = Buffer.from(signature ?? '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** One report a line: `<key> <delivered|failed> <milliseconds since 1970>`. */
function receiptsIn(body: string): readonly Receipt[] {
  return body.split('\n').flatMap((line): readonly Receipt[] => {
    const [key, what, at] = line.split(' ')
    if (key === undefined || (what !== 'delivered' && what !== 'failed')) return []
    const why = what === 'failed' ? { why: 'not-delivered' } : {}
    return [{ id: `${key} ${what}`, key, what, at: Number(at), ...why }]
  })
}
