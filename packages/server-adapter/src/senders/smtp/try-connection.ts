import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection'

/** Greets the server, proves who we are, and leaves. Nothing is sent. */
export async function tryConnection(
  options: SMTPConnectionOptions,
  auth: SMTPConnectionAuth | undefined,
  signal: AbortSignal,
): Promise<{ readonly problem?: string }> {
  const connection = new SMTPConnection(options)
  const close = () => connection.close()
  signal.addEventListener('abort', close)
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on('error', reject)
      connection.on('end', () => reject(new Error('closed')))
      connection.connect((error) => (error ? reject(error) : resolve()))
    })
  } catch {
    return { problem: `Nobody answers at ${options.host ?? ''}, or not over TLS.` }
  }
  try {
    if (auth === undefined) return {}
    await new Promise<void>((resolve, reject) => {
      connection.login(auth, (error) => (error ? reject(error) : resolve()))
    })
    return {}
  } catch {
    return { problem: 'The user name or password is refused.' }
  } finally {
    signal.removeEventListener('abort', close)
    connection.close()
  }
}
