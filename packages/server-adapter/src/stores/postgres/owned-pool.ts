import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { CustomTypesConfig, Pool, PoolClient } from 'pg'
import { types } from 'pg'
import { readFailure } from './read-failure.ts'

/** The host's pool as this store uses it, without changing anything that the host would notice. */
export interface OwnedPool extends PostgresPool {
  /** A server that goes away ends idle connections; nobody else may listen, and then the process would end. */
  watch(): void
  unwatch(): void
}

export function ownedPool(pool: Pool): OwnedPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  const clientOf = (client: PoolClient): PostgresPoolClient => {
    const known = clients.get(client) ?? ownedClient(client)
    clients.set(client, known)
    return known
  }
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect().catch((failure: unknown) => {
        throw readFailure(failure, 'connecting')
      })
      client.on('error', ignore)
      return clientOf(client)
    },
    async end() {},
    watch: () => void pool.on('error', ignore),
    unwatch: () => void pool.off('error', ignore),
  }
}

/** The statement under way rejects too, and that is where it is told. */
const ignore = (): void => undefined

function ownedClient(client: PoolClient): PostgresPoolClient {
  // Never prepared under a name: a plan that was made while a table was small would be kept when it is large.
  async function query<Row>(
    text: unknown,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> {
    if (typeof text !== 'string') throw new TypeError('cursors are not used here')
    try {
      const result = await client.query({ text, values: [...values], types: parsers })
      return result as unknown as PostgresQueryResult<Row>
    } catch (failure) {
      throw readFailure(failure, 'asking')
    }
  }
  return {
    query: query as PostgresPoolClient['query'],
    release(destroy) {
      client.off('error', ignore)
      client.release(destroy)
    },
  }
}

const [bigint, numeric] = [20, 1700]

/** Counts, sums and milliseconds stay far below 2^53. Set for our own statements only: the parsers of pg are global. */
const parsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === bigint || oid === numeric
      ? Number
      : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}
