import { parseNhsNumber } from '@carebatch/core'
import { http, HttpResponse, type HttpHandler } from 'msw'

export type PdsFault = 'no-connection' | 'html' | 'too-many-requests' | 'unavailable' | 'denied'

export interface PdsStandIn {
  readonly handlers: readonly HttpHandler[]
  readonly baseUrl: URL
  /** Request ids, in order: each request must bring one of its own. */
  readonly requestIds: readonly string[]
}

const base = 'https://sandbox.pds.example.com/personal-demographics/FHIR/R4'

/** An invented patient as PDS has it; `more` replaces what it names. */
export function pdsPatientResource(nhsNumber: string, more: Readonly<Record<string, unknown>> = {}): object {
  return {
    resourceType: 'Patient',
    id: nhsNumber,
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber }],
    meta: { versionId: '2', security: [{ code: 'U', display: 'unrestricted' }] },
    name: [{ use: 'usual', given: ['Anthony', 'Chidi'], family: 'Okafor', period: { start: '1990-01-01' } }],
    gender: 'male',
    birthDate: '1961-03-14',
    generalPractitioner: [
      {
        type: 'Organization',
        identifier: {
          system: 'https://fhir.nhs.uk/Id/ods-organization-code',
          value: 'ZZ901',
          period: { start: '2012-05-22' },
        },
      },
    ],
    telecom: [
      { system: 'phone', use: 'home', value: '01632960587', period: { start: '2010-01-01' } },
      { system: 'phone', use: 'mobile', value: '07700900001', period: { start: '2020-01-01' } },
    ],
    ...more,
  }
}

/** The Personal Demographics Service as its specification describes it, for a few patients. */
export function pdsStandIn(
  patients: Readonly<Record<string, object>>,
  faults: Readonly<Record<string, PdsFault>> = {},
): PdsStandIn {
  const requestIds: string[] = []
  return {
    baseUrl: new URL(`${base}/`),
    requestIds,
    handlers: [
      http.get(`${base}/Patient/:id`, ({ request, params }) => {
        const id = String(params['id'])
        const requestId = request.headers.get('x-request-id') ?? ''
        if (requestId === '') return problem(412, 'PRECONDITION_FAILED')
        requestIds.push(requestId)
        const fault = faults[id]
        if (fault !== undefined) return faulty(fault)
        if (parseNhsNumber(id) === undefined) return problem(400, 'INVALID_RESOURCE_ID')
        const patient = patients[id]
        return patient === undefined ? problem(404, 'RESOURCE_NOT_FOUND') : HttpResponse.json(patient)
      }),
    ],
  }
}

function faulty(fault: PdsFault): Response {
  if (fault === 'no-connection') return HttpResponse.error()
  if (fault === 'html') return new HttpResponse('<html></html>')
  if (fault === 'too-many-requests') return problem(429, 'TOO_MANY_REQUESTS')
  return fault === 'denied' ? problem(401, 'ACCESS_DENIED') : problem(503, 'SERVICE_UNAVAILABLE')
}

function problem(status: number, code: string): Response {
  const system = 'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode'
  return HttpResponse.json(
    {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'value', details: { coding: [{ system, version: '1', code }] } }],
    },
    { status },
  )
}
