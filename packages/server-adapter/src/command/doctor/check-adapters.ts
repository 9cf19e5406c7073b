import type { BatchServerOptions } from '../../create-batch-server.ts'
import { canCheckItself, type CheckFinding, type SelfCheck } from '../../ports/self-check.ts'
import { sentenceOf } from './problem-in.ts'

const longestCheckMs = 20_000

/** Whatever adapters find out about their own settings, and by name those who cannot. */
export async function checkAdapters(options: BatchServerOptions): Promise<readonly CheckFinding[]> {
  const { senders, recordWriter, patientLookup, nhsAppAccounts, authoriser } = options
  const adapters: readonly (readonly [what: string, adapter: object])[] = [
    ...senders.map((sender) => [`Sender ${sender.name}`, sender] as const),
    [`Record writer ${recordWriter.name}`, recordWriter],
    [`Patient look-up ${patientLookup.name}`, patientLookup],
    [`NHS App accounts ${nhsAppAccounts.name}`, nhsAppAccounts],
    ['Authoriser', authoriser],
  ]
  const findings: CheckFinding[] = []
  for (const [what, adapter] of adapters)
    findings.push(
      ...(canCheckItself(adapter)
        ? await checked(what, adapter)
        : [{ what: `${what}: cannot check itself` }]),
    )
  return findings
}

async function checked(what: string, adapter: SelfCheck): Promise<readonly CheckFinding[]> {
  try {
    const findings = await adapter.check(AbortSignal.timeout(longestCheckMs))
    return findings.map((finding) => ({ ...finding, what: `${what}: ${finding.what}` }))
  } catch (error) {
    return [{ what, problem: sentenceOf(error) }]
  }
}
