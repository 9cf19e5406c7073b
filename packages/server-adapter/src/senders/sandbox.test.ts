import test from 'node:test'
import { sandboxEmail, sandboxNhsApp, sandboxSms } from './sandbox.ts'
import { sandboxProvider, type SandboxProvider } from '../testing/sandbox/sandbox-provider.ts'
import { senderSuite, type SenderSubject } from '../testing/sender-suite.ts'
import type { Sender } from '../ports/sender.ts'

const subject =
  (sender: (provider: SandboxProvider) => Sender, addresses: SenderSubject['addresses']) =>
  async (): Promise<SenderSubject> => {
    const provider = sandboxProvider({ file: ':memory:', latencyMs: 0, real: () => 0 })
    const made = sender(provider)
    const posts: Request[] = []
    const end = await provider.start(async (request) => {
      posts.push(request)
      return new Response(null, { status: 204 })
    })
    return {
      sender: made,
      addresses,
      copies: async (key) => provider.count(made.name, key),
      async callback() {
        provider.clock.advance(60_000)
        await provider.deliverDue()
        const [post] = posts
        if (post === undefined) throw new Error('no receipt came')
        return post
      },
      async close() {
        await end()
        provider.close()
      },
    }
  }

senderSuite({
  test,
  make: subject(sandboxSms, {
    accepted: '+447700900001',
    refused: '+447700900950',
    tryLater: '+447700900955',
    noAnswer: '+447700900960',
  }),
})

senderSuite({ test, make: subject(sandboxNhsApp, { accepted: '9990548609', refused: '9990009401' }) })

senderSuite({
  test,
  make: subject(sandboxEmail, {
    accepted: 'joe@example.com',
    refused: 'refused.joe@example.com',
    tryLater: 'later@example.com',
    noAnswer: 'no-answer@example.com',
  }),
})
