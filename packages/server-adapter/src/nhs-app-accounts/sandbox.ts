import type { NhsAppAccounts } from '../ports/nhs-app-accounts.ts'
import { nhsAppByRule, type SandboxPerson } from '../testing/sandbox/sandbox-person.ts'

export interface SandboxNhsAppAccountsOptions {
  /** People whose account is told. For everybody else a rule decides. */
  readonly people?: Iterable<SandboxPerson>
}

/** About half of all invented people have the App: docs/reference/magic-values.md. */
export function sandboxNhsAppAccounts({ people = [] }: SandboxNhsAppAccountsOptions = {}): NhsAppAccounts {
  const told = new Map(Array.from(people, ({ nhsNumber, nhsApp }) => [nhsNumber, nhsApp]))
  return {
    name: 'sandbox',
    async lookUp(_organisation, nhsNumbers) {
      const accounts = nhsNumbers
        .map((nhsNumber) => [nhsNumber, told.get(nhsNumber) ?? nhsAppByRule(nhsNumber)] as const)
        .filter(([, account]) => account !== 'none')
      return new Map(
        accounts.map(([nhsNumber, account]) => [
          nhsNumber,
          { notifications: account === 'with-notifications' },
        ]),
      )
    },
  }
}
