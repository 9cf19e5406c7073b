import { CareBatchError } from '@carebatch/core'
import * as z from 'zod/mini'
import type { CheckFinding, SelfCheck } from '../ports/self-check.ts'
import type { OutgoingMessage, Sender, SendOutcome } from '../ports/sender.ts'
import { isSameSecret } from '../providers/is-same-secret.ts'
import { notifyAccount, type NotifyAccount } from './gov-uk-notify/notify-account.ts'
import { notifyOutcome } from './gov-uk-notify/notify-outcome.ts'
import { notifyReceipts } from './gov-uk-notify/notify-receipt.ts'

export interface GovUkNotifyOptions {
  readonly channel: 'sms' | 'email'
  /** `https://api.notifications.service.gov.uk` for the service itself, which has no separate test environment. */
  readonly baseUrl: URL
  /** As the service shows it: name, service id and secret. */
  readonly apiKey: string
  /** A template that holds `((message))` and nothing else; for email `((subject))` in its subject too. */
  readonly templateId: string
  /** The bearer token that was set for delivery receipts at the service. */
  readonly callbackToken: string
  /** Id of the sender name for texts, or of the reply-to address for emails. */
  readonly replyId?: string
  /** Days that the service keeps notifications, 3 to 90: for so long it can be asked what it has. Default: 7. */
  readonly retentionDays?: number
  /** Real time, milliseconds since 1970. Default: the system's. */
  readonly real?: () => number
}

const dayMs = 24 * 60 * 60_000
/** 3,000 a minute for each kind of key. */
const perSecond = 50

const found = z.object({ notifications: z.array(z.object({ reference: z.nullish(z.string()) })) })
const template = z.object({ type: z.string(), body: z.string(), subject: z.nullish(z.string()) })

/**
 * Texts and emails through GOV.UK Notify. Its reference is a label and not an idempotency key, so after a call without
 * an answer the service is asked what it has (`dedupe: 'lookup'`). Throws `configuration-invalid` for a malformed key.
 */
export function govUkNotify(options: GovUkNotifyOptions): Sender & SelfCheck {
  const { channel, retentionDays = 7, real = Date.now } = options
  const account = notifyAccount(options.baseUrl, options.apiKey, real)

  return {
    name: `gov-uk-notify-${channel}`,
    channel,
    dedupe: 'lookup',
    contactSource: 'ours',
    sandbox: false,
    supports: {
      maxPerCall: 1,
      receipts: channel === 'sms',
      readReceipts: false,
      remembersForMs: retentionDays * dayMs,
      perSecond,
    },
    send: async ({ messages }, signal) => {
      const outcomes: SendOutcome[] = []
      for (const message of messages) outcomes.push(await sendOne(account, options, message, signal, real()))
      return outcomes
    },
    lookUp: async (keys, signal) => {
      const there = new Set<string>()
      for (const key of keys) if (await isThere(account, key, signal)) there.add(key)
      return there
    },
    readReceipts: async (request) => {
      const given = request.headers.get('authorization')
      if (!isSameSecret(given, `Bearer ${options.callbackToken}`)) return undefined
      return notifyReceipts(await request.json().catch(() => undefined))
    },
    check: (signal) => checkTemplate(account, options, signal),
  }
}

async function sendOne(
  account: NotifyAccount,
  { channel, templateId, replyId }: GovUkNotifyOptions,
  message: OutgoingMessage,
  signal: AbortSignal,
  now: number,
): Promise<SendOutcome> {
  const common = { template_id: templateId, reference: message.key }
  const body =
    channel === 'sms'
      ? {
          ...common,
          phone_number: message.to,
          personalisation: { message: message.body },
          sms_sender_id: replyId,
        }
      : {
          ...common,
          email_address: message.to,
          personalisation: { subject: message.subject ?? '', message: message.body },
          email_reply_to_id: replyId,
        }
  const answer = await account.call(`/v2/notifications/${channel}`, signal, body)
  const hadWrongTime = account.hadWrongTime()
  const outcome = notifyOutcome(answer, now)
  if (outcome === undefined) {
    throw new CareBatchError('provider-no-answer', { retryable: true, details: { status: answer.status } })
  }
  // The token was made by a clock that is off by more than 30 seconds, which is now known and allowed for.
  return outcome.kind === 'try-later' && answer.status === 403 && hadWrongTime
    ? { kind: 'try-later', afterMs: 1000 }
    : outcome
}

async function isThere(account: NotifyAccount, key: string, signal: AbortSignal): Promise<boolean> {
  const { status, body } = await account.call(
    `/v2/notifications?reference=${encodeURIComponent(key)}`,
    signal,
  )
  const { data } = found.safeParse(body)
  if (status !== 200 || data === undefined) {
    throw new CareBatchError('provider-no-answer', { retryable: true, details: { status } })
  }
  return data.notifications.some(({ reference }) => reference === key)
}

/** The service takes no free text, so everything hangs on the template. */
async function checkTemplate(
  account: NotifyAccount,
  { channel, templateId }: GovUkNotifyOptions,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  const what = `GOV.UK Notify template for ${channel === 'sms' ? 'texts' : 'emails'}`
  const { status, body } = await account.call(`/v2/template/${templateId}`, signal)
  if (status === 401 || status === 403) return [{ what, problem: 'The API key is refused. Make a new one.' }]
  const { data } = template.safeParse(body)
  if (status !== 200 || data === undefined) return [{ what, problem: 'There is no template with this id.' }]
  return [{ what, ...problemOf(data, channel) }]
}

function problemOf({ type, body, subject }: z.infer<typeof template>, channel: string): { problem?: string } {
  const needed = channel === 'sms' ? ['message'] : ['message', 'subject']
  const held = [...`${subject ?? ''}${body}`.matchAll(/\(\(([^()]+)\)\)/g)].map(([, name]) => name)
  if (type !== channel) return { problem: `It is a template for ${type}, not for ${channel}.` }
  const missing = needed.filter((name) => !held.includes(name))
  if (missing.length > 0) return { problem: `It does not hold ((${missing.join(')) and ((')})).` }
  const others = held.filter((name) => !needed.includes(name ?? ''))
  if (others.length > 0) return { problem: `It holds ((${others.join(')) and ((')})), which nobody fills.` }
  return {}
}
