/** One thing that was looked at: `problem` says in a sentence what is wrong and where to mend it. Never holds a secret. */
export interface CheckFinding {
  readonly what: string
  readonly problem?: string
}

/**
 * What an adapter can find out about its own settings without sending anything to anybody: credentials, templates,
 * accounts. For `carebatch doctor`; rejects only where nothing could be found out.
 */
export interface SelfCheck {
  check(signal: AbortSignal): Promise<readonly CheckFinding[]>
}

export function canCheckItself(adapter: object): adapter is SelfCheck {
  return 'check' in adapter && typeof adapter.check === 'function'
}
