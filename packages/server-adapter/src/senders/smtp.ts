import { createHash } from 'node:crypto'
import { CareBatchError } from '@carebatch/core'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { CheckFinding, SelfCheck } from '../ports/self-check.ts'
import type { OutgoingMessage, SendCall, Sender, SendOutcome } from '../ports/sender.ts'
import { handOver, type HandedOver } from './smtp/hand-over.ts'
import { tryConnection } from './smtp/try-connection.ts'

export interface SmtpOptions {
  readonly host: string
  /** Default: 587, or 465 where `secure`. */
  readonly port?: number
  /** TLS from the first byte. Otherwise the connection is raised to TLS, and given up where that cannot be. */
  readonly secure?: boolean
  /** Only for a server on this machine: nothing is encrypted. */
  readonly withoutTls?: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
  /** The address that emails come from; each organisation's name stands before it. */
  readonly from: string
  readonly replyTo?: string
  /** Emails per second for one organisation. Default: 5. */
  readonly perSecond?: number
}

const minute = 60_000

/**
 * Emails through any mail server. SMTP knows no idempotency (`dedupe: 'none'`): the Message-ID comes from the key, so
 * that mailboxes may spot a second copy, but nobody promises it. Accepted is the end; no receipts come.
 */
export function smtp(options: SmtpOptions): Sender & SelfCheck {
  const connection = {
    host: options.host,
    ...(options.port !== undefined && { port: options.port }),
    secure: options.secure ?? false,
    requireTLS: options.withoutTls !== true && options.secure !== true,
    ignoreTLS: options.withoutTls === true,
    connectionTimeout: minute / 2,
    socketCloseTimeout: 0,
  }
  const auth = options.auth && { credentials: options.auth, ...options.auth }

  return {
    name: 'smtp',
    channel: 'email',
    dedupe: 'none',
    contactSource: 'ours',
    sandbox: false,
    supports: {
      maxPerCall: 1,
      receipts: false,
      readReceipts: false,
      remembersForMs: 0,
      perSecond: options.perSecond ?? 5,
    },
    async send(call, signal) {
      const outcomes: SendOutcome[] = []
      for (const message of call.messages) {
        const raw = await compose(options, call, message)
        outcomes.push(
          outcomeOf(await handOver(connection, auth, { from: options.from, to: message.to, raw }, signal)),
        )
      }
      return outcomes
    },
    lookUp: async () => new Set<string>(),
    readReceipts: async () => undefined,
    check: async (signal): Promise<readonly CheckFinding[]> => [
      { what: 'Mail server', ...(await tryConnection(connection, auth, signal)) },
    ],
  }
}

function compose({ from, replyTo }: SmtpOptions, call: SendCall, message: OutgoingMessage): Promise<Buffer> {
  const [, domain = 'localhost'] = from.split('@')
  const id = createHash('sha256').update(message.key).digest('hex')
  return new MailComposer({
    messageId: `<${id}@${domain}>`,
    from: { name: call.from ?? '', address: from },
    to: message.to,
    subject: message.subject ?? '',
    text: message.body,
    ...(replyTo !== undefined && { replyTo }),
    // Out-of-office replies would reach an address that nobody reads (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

function outcomeOf(handed: HandedOver): SendOutcome {
  if (handed.kind === 'taken') return { kind: 'accepted' }
  if (handed.kind === 'never-begun') return { kind: 'try-later', afterMs: minute }
  if (handed.kind === 'unknown') throw new CareBatchError('provider-no-answer', { retryable: true })
  if (/^(AUTH|EHLO|HELO|STARTTLS)/.test(handed.command))
    return { kind: 'try-later', afterMs: minute, why: 'credentials-refused' }
  return handed.reply >= 500
    ? { kind: 'refused', why: 'refused-by-provider' }
    : { kind: 'try-later', afterMs: 5 * minute }
}
