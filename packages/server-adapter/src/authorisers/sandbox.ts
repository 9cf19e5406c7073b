import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { instantFrom } from '@carebatch/core'
import type { Permission, SandboxOrganisation, SandboxToken, SandboxTokenRequest } from '@carebatch/core/wire'
import type { Actor, Authoriser } from '../ports/authoriser.ts'
import { sandboxOrganisations, type KnownOrganisation } from '../testing/sandbox/sandbox-organisations.ts'

export interface SandboxAuthoriserOptions {
  readonly organisations?: readonly KnownOrganisation[]
  readonly permissions?: readonly Permission[]
  /** Names under which this machine is asked for tokens; a page elsewhere that points its own name here gets none. */
  readonly hosts?: readonly string[]
  /** Real time, milliseconds since 1970: who may come in has nothing to do with a moved clock. */
  readonly real?: () => number
}

export interface SandboxAuthoriser extends Authoriser {
  organisations(): readonly SandboxOrganisation[]
  /** Undefined: no such organisation, or asked for under a name that is not this machine's. */
  issueToken(request: Request, wanted: SandboxTokenRequest): Promise<SandboxToken | undefined>
}

interface Claims {
  readonly organisation: string
  readonly user: string
  readonly until: number
}

const tokenMs = 15 * 60_000
const everything: readonly Permission[] = ['batches:read', 'batches:send', 'settings:write', 'sandbox']
const thisMachine = ['127.0.0.1', 'localhost', '[::1]']

/** Gives a token to whoever asks on this machine. The key lives as long as the process, so a restart ends every token. */
export function sandboxAuthoriser({
  organisations = sandboxOrganisations,
  permissions = everything,
  hosts = thisMachine,
  real = Date.now,
}: SandboxAuthoriserOptions = {}): SandboxAuthoriser {
  const secret = randomBytes(32)
  const known = new Map(organisations.map((entry) => [entry.organisation.id, entry]))

  return {
    async authorise(request) {
      const claims = readToken(bearerToken(request), secret)
      const entry = claims && claims.until > real() ? known.get(claims.organisation) : undefined
      return claims && entry && actorOf(entry, claims.user, permissions)
    },
    organisations: () => [...known.values()].map(listed),
    async issueToken(request, { organisation, user = 'Priya Nandi' }) {
      if (!hosts.includes(new URL(request.url).hostname) || !known.has(organisation)) return undefined
      const until = real() + tokenMs
      return { token: makeToken({ organisation, user, until }, secret), expiresAt: instantFrom(until) }
    },
  }
}

function actorOf(
  { organisation, hasAccess }: KnownOrganisation,
  name: string,
  permissions: readonly Permission[],
): Actor {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
  return { organisation, user: { id: id === '' ? 'user' : id, name }, permissions, hasAccess }
}

function listed({
  organisation: { id, name, clinicalSystem },
  hasAccess,
}: KnownOrganisation): SandboxOrganisation {
  return { id, name, clinicalSystem, hasAccess }
}

function bearerToken(request: Request): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}

function makeToken(claims: Claims, secret: Buffer): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return `${payload}.${signature(payload, secret).toString('base64url')}`
}

function readToken(token: string | undefined, secret: Buffer): Claims | undefined {
  const [payload = '', claimed = ''] = token?.split('.') ?? []
  const right = signature(payload, secret)
  const given = Buffer.from(claimed, 'base64url')
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims
}

function signature(payload: string, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update(payload).digest()
}
