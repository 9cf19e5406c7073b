import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Receipt } from '../../ports/sender.ts'

const signatureHeader = 'sandbox-signature'

/** A callback as the provider makes it: receipts as JSON, signed with what only the two know. */
export function receiptPost(sender: string, receipts: readonly Receipt[], secret: string): Request {
  const body = JSON.stringify({ receipts })
  return new Request(`http://127.0.0.1/v1/callbacks/${sender}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [signatureHeader]: sign(body, secret) },
    body,
  })
}

/** The receipts of a callback, or undefined where the signature is not the provider's. */
export async function readReceiptPost(
  request: Request,
  secret: string,
): Promise<readonly Receipt[] | undefined> {
  const body = await request.text()
  const claimed = Buffer.from(request.headers.get(signatureHeader) ?? '')
  const right = Buffer.from(sign(body, secret))
  if (claimed.length !== right.length || !timingSafeEqual(claimed, right)) return undefined
  const { receipts }: { receipts: readonly Receipt[] } = JSON.parse(body)
  return receipts
}

function sign(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}
