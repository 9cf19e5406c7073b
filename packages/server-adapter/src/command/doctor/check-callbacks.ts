import type { BatchServerOptions } from '../../create-batch-server.ts'
import type { CheckFinding } from '../../ports/self-check.ts'
import type { Sender } from '../../ports/sender.ts'
import { reasonOf } from '../load-default.ts'

const longestCallMs = 20_000

/** Posts what nobody signed to where providers post: a server that runs there refuses it with 401. */
export async function checkCallbacks(
  { senders }: BatchServerOptions,
  publicUrl: URL | undefined,
): Promise<readonly CheckFinding[]> {
  const reporting = senders.filter(({ supports }) => supports.receipts)
  if (reporting.length === 0) return [{ what: 'Callbacks: no sender has any' }]
  if (publicUrl === undefined) return [{ what: 'Callbacks: not checked, since no --public-url was given' }]
  return Promise.all(reporting.map((sender) => checkCallback(sender, publicUrl)))
}

async function checkCallback({ name }: Sender, publicUrl: URL): Promise<CheckFinding> {
  const what = `Callbacks of ${name}`
  try {
    const { status } = await fetch(new URL(`v1/callbacks/${name}`, publicUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(longestCallMs),
    })
    return status === 401
      ? { what: `${what}: an unsigned one is refused, as it must be` }
      : { what, problem: meaning(status) }
  } catch (error) {
    const reason = error instanceof Error && error.cause !== undefined ? error.cause : error
    return { what, problem: `Nobody answers at ${publicUrl.host}: ${reasonOf(reason)}.` }
  }
}

function meaning(status: number): string {
  if (status < 300)
    return 'An unsigned callback was taken. Anybody could report deliveries: check what answers there.'
  if (status < 400)
    return `The address leads elsewhere (${String(status)}): providers do not follow. Give the final one.`
  if (status === 404)
    return 'Nothing there knows this sender. Does the proxy pass /v1 on, and does that server have it?'
  return `${String(status)} was answered instead of 401. Does something stand in between?`
}
