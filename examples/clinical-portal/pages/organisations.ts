import { sandboxOrganisations, sandboxToken, type SandboxOrganisation } from '@carebatch/core/wire'
import { createBatchClient, type BatchClient } from '@carebatch/core/client'

/** Person who is signed in to this portal. A real vendor has them from its own sign-in. */
export const user = { name: 'Priya Nandi', initials: 'PN' } as const

/** What the elements call the clinical systems, for the switch in the header. */
export const clinicalSystemNames: Readonly<Record<string, string>> = {
  systmone: 'SystmOne',
  'emis-england': 'EMIS England',
  'emis-wales': 'EMIS Wales',
}

const json = async (path: string, body?: unknown): Promise<unknown> => {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(path, body === undefined ? {} : post)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}

export async function readOrganisations(): Promise<readonly SandboxOrganisation[]> {
  return sandboxOrganisations.parse(await json('/v1/sandbox/organisations')).organisations
}

/**
 * Calls for one organisation. `getToken` is all that a vendor writes: its own back end signs a token for whoever is
 * signed in; here the sandbox hands them out.
 */
export function clientFor(organisation: string): BatchClient {
  return createBatchClient({
    apiBase: location.origin,
    getToken: async () =>
      sandboxToken.parse(await json('/v1/sandbox/token', { organisation, user: user.name })),
  })
}
