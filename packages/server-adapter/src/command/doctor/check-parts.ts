import { checkConfiguration, checkRole } from '../../check-configuration.ts'
import type { BatchServerOptions } from '../../create-batch-server.ts'
import type { CheckFinding } from '../../ports/self-check.ts'
import { sentenceOf } from './problem-in.ts'

/** What every part must be able to do, by the option that holds it. */
const parts = {
  store: ['open', 'transaction', 'close'],
  senders: ['map'],
  recordWriter: ['write'],
  patientLookup: ['lookUp'],
  nhsAppAccounts: ['lookUp'],
  authoriser: ['authorise'],
} as const satisfies Partial<Record<keyof BatchServerOptions, readonly string[]>>

/** Whether all parts are there and go together: what a start of the server would refuse. */
export function checkParts(options: Partial<BatchServerOptions>): readonly CheckFinding[] {
  const absent = Object.entries(parts)
    .filter(([name, calls]) => !canDo(new Map(Object.entries(options)).get(name), calls))
    .map(([name]) => name)
  if (absent.length > 0)
    return [{ what: 'Parts', problem: `${absent.join(', ')}: missing, or not what createBatchServer takes.` }]
  const { senders = [], store, sandbox, role = 'both' } = options
  const what = `Parts: ${senders.map(({ name, channel }) => `${name} for ${channel}`).join(', ')}; role ${role}`
  try {
    const isSandbox = checkConfiguration(senders, sandbox)
    if (store !== undefined) checkRole(role, store)
    return [{ what: isSandbox ? `${what}; sandbox mode, nothing is sent` : what }]
  } catch (error) {
    return [{ what: 'Parts', problem: sentenceOf(error) }]
  }
}

function canDo(part: unknown, calls: readonly string[]): boolean {
  if (typeof part !== 'object' || part === null) return false
  return calls.every((call) => call in part)
}
