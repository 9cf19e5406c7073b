/** A token for a call. Rejects with `provider-no-answer`, or with `credentials-refused` where the issuer says no. */
export type TokenSource = (signal: AbortSignal) => Promise<string>

export interface GrantedToken {
  readonly token: string
  /** Lifetime as its issuer gave it. */
  readonly seconds: number
}

/** A token is exchanged this long before it ends. */
const spareMs = 60_000

/** Keeps a token until shortly before it ends; many who ask at once wait for one exchange. */
export function keptToken(
  ask: (signal: AbortSignal) => Promise<GrantedToken>,
  real: () => number,
): TokenSource {
  let kept: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<string> | undefined

  async function exchange(signal: AbortSignal): Promise<string> {
    const { token, seconds } = await ask(signal)
    kept = { token, until: real() + seconds * 1000 - spareMs }
    return token
  }

  return async (signal) => {
    if (kept !== undefined && kept.until > real()) return kept.token
    asking ??= exchange(signal).finally(() => (asking = undefined))
    return asking
  }
}
