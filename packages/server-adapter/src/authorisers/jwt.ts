import { createHash } from 'node:crypto'
import { CareBatchError } from '@carebatch/core'
import { permission, type Permission, type Session } from '@carebatch/core/wire'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose'
import type { Actor, Authoriser } from '../ports/authoriser.ts'

export interface JwtAuthoriserOptions {
  /** The `iss` that tokens must carry, to the letter. */
  readonly issuer: string
  /** The `aud` that tokens must name: this server, so that a token for another one is of no use here. */
  readonly audience: string
  /** Address of the issuer's key set (RFC 7517), fetched when a key is first needed and kept; or the set itself. */
  readonly keys: URL | JSONWebKeySet
  /** The organisation that a token is for. Undefined: nobody is let in. */
  readonly organisation: (claims: JWTPayload) => Promise<TokenOrganisation | undefined>
  /** What each role may do; a role that is not here may do nothing. */
  readonly roles: Readonly<Record<string, readonly Permission[]>>
  /** Names of the claims to read. Default: `roles` (a list, or a text with spaces between) and `name`. */
  readonly claims?: { readonly roles?: string; readonly name?: string }
  /** Seconds by which the issuer's clock may differ from this machine's. Default: 30. */
  readonly clockSkewSeconds?: number
  /** Default: RS256, PS256, ES256 and EdDSA. Those with a shared secret are not among them, and `none` never is. */
  readonly algorithms?: readonly string[]
  /** Real time, milliseconds since 1970. Default: the system's. */
  readonly real?: () => number
}

export interface TokenOrganisation {
  readonly organisation: Session['organisation']
  /** Whether it has batch messaging (guide, step 1). */
  readonly hasAccess: boolean
}

const asymmetric = ['RS256', 'PS256', 'ES256', 'EdDSA']
const longestToken = 16 * 1024

/**
 * Lets in whoever carries a signed token (RFC 7519) of one issuer for this server. A token needs `sub`, `exp` and a
 * role that is known. Throws `authoriser-unavailable`, and lets in nobody, while the issuer's keys cannot be had.
 */
export function jwtAuthoriser(options: JwtAuthoriserOptions): Authoriser {
  const keys: JWTVerifyGetKey =
    options.keys instanceof URL ? createRemoteJWKSet(options.keys) : createLocalJWKSet(options.keys)
  return {
    async authorise(request) {
      const token = bearerToken(request)
      const claims = token === undefined ? undefined : await verified(token, keys, options)
      return claims && actorOf(claims, options)
    },
  }
}

function bearerToken(request: Request): string | undefined {
  const token = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return token === undefined || token.length > longestToken ? undefined : token
}

async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience, algorithms = asymmetric, clockSkewSeconds = 30, real = Date.now }: JwtAuthoriserOptions,
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: [...algorithms],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(real()),
      requiredClaims: ['sub', 'exp'],
    })
    return payload
  } catch (error) {
    if (isAboutTheToken(error)) return undefined
    throw new CareBatchError('authoriser-unavailable', { retryable: true, cause: error })
  }
}

/** Everything else is about the key set: it did not answer, or with something that is no key set. */
function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    error.code !== 'ERR_JOSE_GENERIC'
  )
}

async function actorOf(claims: JWTPayload, options: JwtAuthoriserOptions): Promise<Actor | undefined> {
  const { sub } = claims
  const known = await options.organisation(claims)
  if (known === undefined || sub === undefined || sub === '') return undefined
  const permissions = permissionsOf(rolesOf(claims[options.claims?.roles ?? 'roles']), options.roles)
  if (permissions.length === 0) return undefined
  const name = claims[options.claims?.name ?? 'name']
  const id = userId(sub)
  return { ...known, user: { id, name: typeof name === 'string' ? name.slice(0, 200) : id }, permissions }
}

/** Subjects may hold any letters, our ids may not: others are told apart by their hash. */
function userId(sub: string): string {
  return /^[A-Za-z0-9_-]{1,64}$/.test(sub) ? sub : createHash('sha256').update(sub).digest('base64url')
}

function rolesOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ')
  return Array.isArray(claim) ? claim.filter((role) => typeof role === 'string') : []
}

/** `sandbox` is nothing that a role of a real organisation could give. */
function permissionsOf(held: readonly string[], roles: JwtAuthoriserOptions['roles']): readonly Permission[] {
  const granted = new Set(held.flatMap((role) => (Object.hasOwn(roles, role) ? (roles[role] ?? []) : [])))
  return permission.options.filter((each) => each !== 'sandbox' && granted.has(each))
}
