import type { BatchClient, BatchClientOptions } from '@carebatch/core/client'

type GetToken = BatchClientOptions['getToken']

const clients = new WeakMap<GetToken, Map<string, Promise<BatchClient>>>()

/** One client for all elements of a page that name the same address and the same function, so they share one token. */
export function sharedClient(apiBase: string, getToken: GetToken): Promise<BatchClient> {
  const byAddress = clients.get(getToken) ?? new Map<string, Promise<BatchClient>>()
  clients.set(getToken, byAddress)
  const client = byAddress.get(apiBase) ?? connect(apiBase, getToken)
  byAddress.set(apiBase, client)
  return client
}

// The client is loaded on use: a host that hands in its own never pays for it.
async function connect(apiBase: string, getToken: GetToken): Promise<BatchClient> {
  const { createBatchClient } = await import('@carebatch/core/client')
  return createBatchClient({ apiBase, getToken })
}
