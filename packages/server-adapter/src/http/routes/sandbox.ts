import { CareBatchError, instantFrom } from '@carebatch/core'
import { advanceClock } from '../advance-clock.ts'
import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'
import type { Sandbox } from '../../ports/sandbox.ts'

type SandboxRoute =
  | 'listSandboxOrganisations'
  | 'issueSandboxToken'
  | 'readSandboxClock'
  | 'advanceSandboxClock'
  | 'listSandboxCopies'
  | 'openSandboxAppMessage'
  | 'listSandboxRecords'

const hourMs = 3_600_000

export function sandboxRoutes({ engine }: HttpContext, sandbox: Sandbox): RouteHandlers<SandboxRoute> {
  const advance = advanceClock(engine, sandbox)
  const now = () => ({ now: instantFrom(sandbox.clock.now()) })
  return {
    listSandboxOrganisations: () => ({ organisations: [...sandbox.organisations()] }),
    issueSandboxToken: async ({ raw, body }) => found(await sandbox.issueToken(raw, body)),
    readSandboxClock: now,
    advanceSandboxClock: async ({ body }) => {
      await advance(body.hours * hourMs)
      return now()
    },
    listSandboxCopies: ({ actor, query }) => sandbox.copies(actor.organisation.id, query),
    openSandboxAppMessage: async ({ actor, params }) => {
      const copy = found(sandbox.openAppMessage(actor.organisation.id, params.id))
      await sandbox.deliverDue()
      return copy
    },
    listSandboxRecords: ({ actor, query }) => sandbox.records(actor.organisation.id, query),
  }
}

function found<T>(it: T | undefined): T {
  if (it === undefined) throw new CareBatchError('not-found')
  return it
}
