import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { outbox, type Outbox } from '../../record-writers/outbox.ts'
import { sandboxAuthoriser, type SandboxAuthoriser } from '../../authorisers/sandbox.ts'
import { sandboxEmail, sandboxNhsApp, sandboxSms } from '../../senders/sandbox.ts'
import { sandboxNhsAppAccounts } from '../../nhs-app-accounts/sandbox.ts'
import { sandboxPatientLookup } from '../../patient-lookups/sandbox.ts'
import { sandboxProvider, type SandboxProvider } from './sandbox-provider.ts'
import type { NhsAppAccounts } from '../../ports/nhs-app-accounts.ts'
import type { PatientLookup } from '../../ports/patient-lookup.ts'
import type { Sandbox } from '../../ports/sandbox.ts'
import type { SandboxPerson } from './sandbox-person.ts'
import type { Sender } from '../../ports/sender.ts'

export interface SandboxWorldOptions {
  /** Where the files of the provider and of the records are kept. Missing: nothing outlives the process. */
  readonly folder?: string
  /** People that look-ups know. Everybody else is made up by rule. */
  readonly people?: Iterable<SandboxPerson>
  /** How long a call to the provider takes, milliseconds of real time. Default: 30. */
  readonly latencyMs?: number
  /** Real time, for tests. */
  readonly real?: () => number
}

/** Everything around a server in sandbox mode but its store, as options of `createBatchServer`. */
export interface SandboxWorld {
  readonly senders: readonly Sender[]
  readonly recordWriter: Outbox
  readonly patientLookup: PatientLookup
  readonly nhsAppAccounts: NhsAppAccounts
  readonly authoriser: SandboxAuthoriser
  readonly sandbox: Sandbox
  /** Closes the files, after the server has stopped. */
  close(): void
}

export function sandboxWorld({
  folder,
  people = [],
  latencyMs,
  real,
}: SandboxWorldOptions = {}): SandboxWorld {
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const file = (name: string) => (folder === undefined ? ':memory:' : join(folder, name))
  const known = [...people]
  const provider = sandboxProvider({
    file: file('sandbox-provider.sqlite'),
    ...(latencyMs !== undefined && { latencyMs }),
    ...(real && { real }),
  })
  const { clock } = provider
  const recordWriter = outbox({ file: file('sandbox-records.sqlite'), clock })
  const authoriser = sandboxAuthoriser(real ? { real } : {})
  return {
    senders: [sandboxEmail(provider), sandboxNhsApp(provider), sandboxSms(provider)],
    recordWriter,
    patientLookup: sandboxPatientLookup({ clock, people: known }),
    nhsAppAccounts: sandboxNhsAppAccounts({ people: known }),
    authoriser,
    sandbox: sandboxOf(provider, authoriser, recordWriter),
    close() {
      provider.close()
      recordWriter.close()
    },
  }
}

function sandboxOf(provider: SandboxProvider, authoriser: SandboxAuthoriser, records: Outbox): Sandbox {
  return {
    clock: provider.clock,
    start: provider.start,
    deliverDue: provider.deliverDue,
    nextDueAt: provider.nextDueAt,
    copies: provider.copies,
    openAppMessage: provider.openAppMessage,
    organisations: authoriser.organisations,
    issueToken: authoriser.issueToken,
    records: records.entries,
  }
}
