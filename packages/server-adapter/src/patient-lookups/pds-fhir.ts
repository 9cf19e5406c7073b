import { CareBatchError, instantFrom, parseNhsNumber, type PatientFacts } from '@carebatch/core'
import * as z from 'zod/mini'
import type { PatientLookup } from '../ports/patient-lookup.ts'
import { callProvider } from '../providers/call-provider.ts'
import type { TokenSource } from '../providers/kept-token.ts'
import { factsOfPatient, pdsPatient } from './pds-fhir/pds-patient.ts'

export interface PdsFhirOptions {
  /** Default: the sandbox, which knows a handful of invented patients and wants no token. */
  readonly baseUrl?: URL
  /** `nhsApiToken(…)`: application-restricted access. Left out for the sandbox. */
  readonly token?: TokenSource
  /** ODS code of an organisation, to see who is registered there. Left out: nobody is asked about registration. */
  readonly odsCode?: (organisation: string) => string | undefined
  /** Patients who asked for no contact by telephone (preference 8) count as opted out. Default: true. */
  readonly honoursNoTelephone?: boolean
  /** What was agreed for the application. Default: 5, as every application gets. */
  readonly perSecond?: number
  /** Milliseconds since 1970. Default: the system's. */
  readonly real?: () => number
}

type Facts = Omit<PatientFacts, 'nhsApp'>

const sandbox = new URL('https://sandbox.api.service.nhs.uk/personal-demographics/FHIR/R4/')
const outcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    z.object({
      details: z.optional(
        z.object({ coding: z.optional(z.array(z.object({ code: z.optional(z.string()) }))) }),
      ),
    }),
  ),
})
/** There is nobody behind this number, or no more. */
const nobody = ['RESOURCE_NOT_FOUND', 'INVALIDATED_RESOURCE', 'INVALID_RESOURCE_ID']

/**
 * Asks the Personal Demographics Service (FHIR R4), one patient a request. Rejects, so that look-ups hold and are
 * repeated, wherever PDS gave no answer of its own: facts that nobody has are never made up.
 */
export function pdsFhir(options: PdsFhirOptions = {}): PatientLookup {
  const { baseUrl = sandbox, real = Date.now, perSecond = 5, honoursNoTelephone = true } = options

  async function ask(organisation: string, nhsNumber: string, signal: AbortSignal): Promise<Facts> {
    const { status, body } = await callProvider({
      url: new URL(`Patient/${encodeURIComponent(nhsNumber)}`, baseUrl),
      headers: await headersFor(options.token, signal),
      signal,
    })
    const asOf = instantFrom(real())
    if (status !== 200) return { nhsNumber, asOf, answer: refusalOf(status, body) }
    const { data } = pdsPatient.safeParse(body)
    if (data === undefined) throw new CareBatchError('provider-no-answer', { retryable: true })
    const today = asOf.slice(0, 10)
    const reading = { today, odsCode: options.odsCode?.(organisation), honoursNoTelephone }
    return {
      nhsNumber,
      asOf,
      answer: 'found',
      ...replaced(data.id, nhsNumber),
      ...factsOfPatient(data, reading),
    }
  }

  return {
    name: 'pds-fhir',
    supports: { maxPerCall: Math.max(1, Math.floor(perSecond)), perSecond },
    async lookUp(organisation, subjects, signal) {
      const facts: Facts[] = []
      for (const { nhsNumber } of subjects) facts.push(await ask(organisation, nhsNumber, signal))
      return facts
    },
  }
}

/** Asked for a number that was replaced, PDS answers with the patient under the one that they have now. */
function replaced(id: string | undefined, asked: string): Pick<Facts, 'currentNhsNumber'> {
  const current = parseNhsNumber(id ?? '')
  return current === undefined || current === asked ? {} : { currentNhsNumber: current }
}

async function headersFor(
  token: TokenSource | undefined,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const common = { accept: 'application/fhir+json', 'x-request-id': crypto.randomUUID() }
  return token === undefined ? common : { ...common, authorization: `Bearer ${await token(signal)}` }
}

function refusalOf(status: number, body: unknown): 'not-found' {
  const codes = outcome
    .safeParse(body)
    .data?.issue.flatMap(({ details }) => details?.coding?.flatMap(({ code }) => code ?? []) ?? [])
  if (codes?.some((code) => nobody.includes(code)) === true) return 'not-found'
  const isRefused = status === 401 || status === 403
  throw new CareBatchError(isRefused ? 'credentials-refused' : 'provider-no-answer', {
    retryable: true,
    details: { status },
  })
}
