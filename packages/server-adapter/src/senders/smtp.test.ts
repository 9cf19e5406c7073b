import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SendCall } from '../ports/sender.ts'
import { senderSuite } from '../testing/sender-suite.ts'
import { smtp, type SmtpOptions } from './smtp.ts'

interface Mail {
  readonly to: string
  readonly text: string
}

const reply = (responseCode: number) => Object.assign(new Error('no'), { responseCode })
const local = (address: string) => address.split('@')[0] ?? ''

/** A real mail server on this machine; the local part of an address decides how it behaves. */
async function mailServer(more: SMTPServerOptions = {}) {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === 'surgery' && password === 'right'
        ? callback(null, { user: username })
        : callback(reply(535)),
    onRcptTo({ address }, _session, callback) {
      const behaviour = local(address)
      if (behaviour === 'refused') return callback(reply(550))
      if (behaviour === 'later') return callback(reply(451))
      if (behaviour === 'gone-before') return server.close()
      callback()
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [recipient] = session.envelope.rcptTo
        const behaviour = local(recipient?.address ?? '')
        if (behaviour === 'refused-late') return callback(reply(554))
        if (behaviour === 'busy-late') return callback(reply(452))
        mails.push({ to: recipient?.address ?? '', text: Buffer.concat(chunks).toString() })
        if (behaviour === 'no-answer') return cut()
        if (behaviour !== 'silent') callback()
      })
    },
    ...more,
  })
  const sockets = new Set<{ destroy(): void }>()
  server.server.on('connection', (socket: { destroy(): void }) => sockets.add(socket))
  const cut = () => sockets.forEach((socket) => socket.destroy())
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    mails,
    async close() {
      cut()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}

const settings = (port: number, more: Partial<SmtpOptions> = {}): SmtpOptions => ({
  host: '127.0.0.1',
  port,
  withoutTls: true,
  from: 'surgery@example.com',
  ...more,
})

const messageId = (text: string) => /^Message-ID:\s+<([0-9a-f]{64})@example\.com>/im.exec(text)?.[1]

senderSuite({
  test,
  make: async () => {
    const server = await mailServer()
    return {
      sender: smtp(settings(server.port)),
      addresses: {
        accepted: 'joe@example.com',
        refused: 'refused@example.com',
        tryLater: 'later@example.com',
        noAnswer: 'no-answer@example.com',
      },
      copies: async (key) => {
        const id = createHash('sha256').update(key).digest('hex')
        return server.mails.filter(({ text }) => messageId(text) === id).length
      },
      close: server.close,
    }
  },
})

const to = (address: string): SendCall => ({
  reference: 'r1',
  organisation: 'larkfield',
  from: 'Larkfield Surgery',
  messages: [
    {
      key: 'm1:0:1',
      to: address,
      nhsNumber: '9990548609',
      subject: 'Flu clinic: Siân’s Café',
      body: 'Dear Joe,\n.\nPlease call us. Diolch, Siân',
    },
  ],
})
const signal = () => AbortSignal.timeout(10_000)

test('the email as it arrives', async () => {
  const server = await mailServer()
  await smtp(settings(server.port)).send(to('joe@example.com'), signal())
  const [mail] = server.mails
  assert.match(mail?.text ?? '', /^From: Larkfield Surgery <surgery@example\.com>$/m)
  assert.match(mail?.text ?? '', /^Auto-Submitted: auto-generated$/m)
  assert.match(mail?.text ?? '', /^Subject: =\?UTF-8\?/m)
  assert.ok(!mail?.text.includes('9990548609'), 'no NHS number in an email')
  await server.close()
})

for (const [behaviour, kind] of [
  ['refused-late', 'refused'],
  ['busy-late', 'try-later'],
  ['gone-before', 'try-later'],
] as const) {
  test(`a server that is ${behaviour} took nothing: ${kind}`, async () => {
    const server = await mailServer()
    const abort = AbortSignal.timeout(500)
    const [outcome] = await smtp(settings(server.port)).send(to(`${behaviour}@example.com`), abort)
    assert.equal(outcome?.kind, kind)
    assert.equal(server.mails.length, 0)
    await server.close()
  })
}

test('given up after the message was handed over: nobody knows', async () => {
  const server = await mailServer()
  const sent = smtp(settings(server.port)).send(to('silent@example.com'), AbortSignal.timeout(500))
  await assert.rejects(sent, { code: 'provider-no-answer' })
  assert.equal(server.mails.length, 1)
  await server.close()
})

test('nobody at the address took nothing', async () => {
  const server = await mailServer()
  await server.close()
  const [outcome] = await smtp(settings(server.port)).send(to('joe@example.com'), signal())
  assert.equal(outcome?.kind, 'try-later')
})

test('nothing goes over a line that cannot be encrypted, unless that was asked for', async () => {
  const server = await mailServer()
  const [outcome] = await smtp(settings(server.port, { withoutTls: false })).send(
    to('joe@example.com'),
    signal(),
  )
  assert.equal(outcome?.kind, 'try-later')
  assert.equal(server.mails.length, 0)
  await server.close()
})

for (const [pass, kind, why] of [
  ['right', 'accepted', undefined],
  ['wrong', 'try-later', 'credentials-refused'],
] as const) {
  test(`a password that is ${pass}: ${kind}`, async () => {
    const server = await mailServer()
    const sender = smtp(settings(server.port, { auth: { user: 'surgery', pass } }))
    const [outcome] = await sender.send(to('joe@example.com'), signal())
    assert.equal(outcome?.kind, kind)
    assert.equal(outcome?.kind === 'try-later' ? outcome.why : undefined, why)
    const [finding] = await sender.check(signal())
    assert.equal(finding?.problem, pass === 'right' ? undefined : 'The user name or password is refused.')
    await server.close()
  })
}
