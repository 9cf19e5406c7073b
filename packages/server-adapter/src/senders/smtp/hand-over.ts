import { Readable } from 'node:stream'
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection'

export interface Letter {
  readonly from: string
  readonly to: string
  /** The whole message as it goes over the line (RFC 5322). */
  readonly raw: Buffer
}

export type HandedOver =
  | { readonly kind: 'taken' }
  /** The server said no by itself: a reply of 400 to 599, and the command it replied to. */
  | { readonly kind: 'said-no'; readonly reply: number; readonly command: string }
  /** It broke off, and not a byte of the message had been handed over. */
  | { readonly kind: 'never-begun' }
  /** It broke off later: nobody knows. */
  | { readonly kind: 'unknown' }

/** One connection, one message. What had been handed over when it broke off is watched, not guessed. */
export async function handOver(
  options: SMTPConnectionOptions,
  auth: SMTPConnectionAuth | undefined,
  letter: Letter,
  signal: AbortSignal,
): Promise<HandedOver> {
  const connection = new SMTPConnection(options)
  const message = watched(letter.raw)
  const close = () => connection.close()
  signal.addEventListener('abort', close)
  try {
    await Promise.race([conversation(connection, auth, letter, message.stream), broken(connection, signal)])
    return { kind: 'taken' }
  } catch (error) {
    return refusal(error) ?? { kind: message.wasRead() ? 'unknown' : 'never-begun' }
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}

async function conversation(
  connection: SMTPConnection,
  auth: SMTPConnectionAuth | undefined,
  { from, to }: Letter,
  message: Readable,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
  if (auth !== undefined) {
    await new Promise<void>((resolve, reject) => {
      connection.login(auth, (error) => (error ? reject(error) : resolve()))
    })
  }
  await new Promise<void>((resolve, reject) => {
    connection.send({ from, to: [to] }, message, (error) => (error ? reject(error) : resolve()))
  })
}

/** Failures that belong to no command, and the caller giving up. Never resolves. */
function broken(connection: SMTPConnection, signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    connection.on('error', reject)
    if (signal.aborted) reject(new Error('given up'))
    signal.addEventListener('abort', () => reject(new Error('given up')))
  })
}

/** The library reads a message only after the server has said that it may come (354). */
function watched(raw: Buffer): { readonly stream: Readable; wasRead(): boolean } {
  let begun = false
  const stream = new Readable({
    read() {
      begun = true
      this.push(raw)
      this.push(null)
    },
  })
  return { stream, wasRead: () => begun }
}

function refusal(error: unknown): HandedOver | undefined {
  if (!(error instanceof Error) || !('responseCode' in error)) return undefined
  const command = 'command' in error ? String(error.command) : ''
  const reply = Number(error.responseCode)
  // A goodbye (421) while the message was on its way is no reply to it.
  return reply < 400 || command === 'CONN' ? undefined : { kind: 'said-no', reply, command }
}
