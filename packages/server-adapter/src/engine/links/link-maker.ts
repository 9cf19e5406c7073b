import { createHash, createHmac } from 'node:crypto'
import { CareBatchError, linkTokenFrom, linkTokenMask, type LinkToken } from '@carebatch/core'

/** Where patients' links lead, and the secret that their tokens are made with. */
export interface LinkSettings {
  /** Where patients reach this server, e.g. https://messages.example: links are `<address>/p/<token>`. */
  readonly address: string
  /**
   * At least 32 characters that nobody can guess, the same for all processes and kept apart from the database. Who has
   * both could make every link; with another key older links still open, and calls under way are not repeated.
   */
  readonly key: string
}

export interface LinkMaker {
  /** The same message and issue make the same token, so that a call can be repeated byte for byte. */
  tokenOf(message: string, issue: number): LinkToken
  addressOf(token: LinkToken): string
  /** What stands in texts that are kept: as long as an address, and opens nothing. */
  readonly masked: string
  /** Proof that somebody passed the gate of a link, until then. */
  passUntil(hash: string, until: number): string
}

/** SHA-256 is enough for 131 bits that nobody chose. */
export const hashOfToken = (token: LinkToken): string =>
  createHash('sha256').update(token).digest('base64url')

const shortestKey = 32

/** Throws `configuration-invalid` for a key that is too short, or an address that leads nowhere. */
export function linkMaker({ address, key }: LinkSettings): LinkMaker {
  if (key.length < shortestKey) throw refuse('the key of patients’ links is shorter than 32 characters')
  if (!URL.canParse(address)) throw refuse('the address of patients’ links is no address')
  const base = `${address.replace(/\/+$/, '')}/p/`
  const sealed = (what: string, ...parts: readonly (string | number)[]) =>
    createHmac('sha256', key)
      .update(JSON.stringify([what, ...parts]))
      .digest()
  return {
    tokenOf: (message, issue) => linkTokenFrom(sealed('link', message, issue)),
    addressOf: (token) => `${base}${token}`,
    masked: `${base}${linkTokenMask}`,
    passUntil: (hash, until) => sealed('pass', hash, until).toString('base64url'),
  }
}

const refuse = (problem: string) => new CareBatchError('configuration-invalid', { details: { problem } })
