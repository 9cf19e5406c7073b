import { batchTypes, clinicalSystems, instantFrom } from '@carebatch/core'
import { createEngine } from '@carebatch/server-adapter/engine/create-engine'
import type { EngineOptions } from '@carebatch/server-adapter/engine/engine-options'
import type { Engine } from '@carebatch/server-adapter/engine/engine'
import type { Actor } from '@carebatch/server-adapter/ports/authoriser'
import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import type { Clock } from '@carebatch/server-adapter/ports/clock'
import type { NhsAppAccounts } from '@carebatch/server-adapter/ports/nhs-app-accounts'
import type { PatientLookup } from '@carebatch/server-adapter/ports/patient-lookup'
import type { Scheduler } from '@carebatch/server-adapter/ports/scheduler'
import type { Sender } from '@carebatch/server-adapter/ports/sender'

/** Tuesday 24 November 2026, 10:00 in London. */
export const start = Date.UTC(2026, 10, 24, 10)
export const minute = 60_000
export const hour = 60 * minute

export const priya: Actor = {
  organisation: {
    id: 'larkfield',
    name: 'Larkfield Surgery',
    odsCode: 'Y00001',
    clinicalSystem: 'systmone',
    country: 'england',
  },
  user: { id: 'priya', name: 'Priya Nandi' },
  permissions: ['batches:read', 'batches:send', 'settings:write'],
  hasAccess: true,
}

/** Never wakes anybody: only the sweep finds work. */
export const deafScheduler: Scheduler = {
  supports: { manyProcesses: true },
  async start() {},
  async wakeAt() {},
  async stop() {},
}

export interface SurgeryOptions extends Partial<EngineOptions> {
  readonly store: BatchStore
  readonly clock: Clock
  readonly senders: readonly Sender[]
}

/** The engine of a practice whose look-ups find everybody and whose record takes everything. */
export function surgery(options: SurgeryOptions): Engine {
  return createEngine({
    scheduler: deafScheduler,
    recordWriter: { name: 'none', supports: { concurrency: 50 }, write: async () => ({ kind: 'written' }) },
    patientLookup: register(options.clock),
    nhsAppAccounts: appAccounts(() => false),
    clinicalSystems,
    batchTypes,
    sandbox: true,
    logger: { info() {}, warn() {}, error: () => undefined },
    ...options,
  })
}

export function register(clock: Clock): PatientLookup {
  return {
    name: 'register',
    supports: { maxPerCall: 500, perSecond: Infinity },
    lookUp: async (_organisation, subjects) =>
      subjects.map(({ nhsNumber }) => ({
        nhsNumber,
        answer: 'found' as const,
        asOf: instantFrom(clock.now()),
        registeredHere: true,
      })),
  }
}

/** Who has the NHS App, with notifications on. */
export function appAccounts(has: (nhsNumber: string) => boolean): NhsAppAccounts {
  return {
    name: 'accounts',
    lookUp: async (_organisation, nhsNumbers) =>
      new Map(nhsNumbers.filter(has).map((nhsNumber) => [nhsNumber, { notifications: true }])),
  }
}
