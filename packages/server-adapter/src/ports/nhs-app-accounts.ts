/** Who has the NHS App, and whether its notifications are on. Missing from the answer: no account. */
export interface NhsAppAccounts {
  readonly name: string
  lookUp(
    organisation: string,
    nhsNumbers: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, { readonly notifications: boolean }>>
}
