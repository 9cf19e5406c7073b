import type { NhsAppAccounts } from '../ports/nhs-app-accounts.ts'

/** Patients with the NHS App, by organisation and NHS number, and whether notifications are on. */
export type KnownAccounts = Readonly<
  Record<string, Readonly<Record<string, { readonly notifications: boolean }>>>
>

/** Accounts that the host knows by itself; without any, nobody is sent an NHS App message. */
export function staticAccounts(known: KnownAccounts = {}): NhsAppAccounts {
  return {
    name: 'static',
    async lookUp(organisation, nhsNumbers) {
      const accounts = Object.hasOwn(known, organisation) ? (known[organisation] ?? {}) : {}
      return new Map(
        nhsNumbers.flatMap((nhsNumber) => {
          const account = Object.hasOwn(accounts, nhsNumber) ? accounts[nhsNumber] : undefined
          return account === undefined ? [] : [[nhsNumber, account] as const]
        }),
      )
    },
  }
}
