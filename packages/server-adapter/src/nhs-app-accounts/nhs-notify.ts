import { CareBatchError } from '@carebatch/core'
import * as z from 'zod/mini'
import type { NhsAppAccounts } from '../ports/nhs-app-accounts.ts'
import { callProvider } from '../providers/call-provider.ts'
import type { TokenSource } from '../providers/kept-token.ts'

export interface NhsNotifyAccountsOptions {
  /** Default: the service's sandbox, which wants no token. */
  readonly baseUrl?: URL
  /** `nhsApiToken(…)`. Left out for the sandbox. */
  readonly token?: TokenSource
  /** The practice whose patients are listed. Undefined: nobody there has an account, as far as we know. */
  readonly odsCode: (organisation: string) => string | undefined
  /** The service makes its list once a day. Default: kept for 12 hours. */
  readonly keptForMs?: number
  /** Milliseconds since 1970. Default: the system's. */
  readonly real?: () => number
}

type Accounts = ReadonlyMap<string, { readonly notifications: boolean }>

const sandbox = new URL('https://sandbox.api.service.nhs.uk/comms/')
const page = z.object({
  data: z.object({
    attributes: z.object({
      accounts: z.array(z.object({ nhsNumber: z.string(), notificationsEnabled: z.boolean() })),
    }),
  }),
  links: z.object({ next: z.optional(z.string()) }),
})
const halfADay = 12 * 60 * 60_000
/** 1,000 pages of what is at most a practice's patients: more is a list that goes in a circle. */
const mostPages = 1000

/** Who has the NHS App, from NHS Notify's daily list of a practice: read whole, page by page, and kept. */
export function nhsNotifyAccounts(options: NhsNotifyAccountsOptions): NhsAppAccounts {
  const { baseUrl = sandbox, token, keptForMs = halfADay, real = Date.now } = options
  const kept = new Map<string, { readonly accounts: Promise<Accounts>; readonly until: number }>()

  async function readList(odsCode: string, signal: AbortSignal): Promise<Accounts> {
    const accounts = new Map<string, { notifications: boolean }>()
    for (let number = 1; number <= mostPages; number++) {
      const found = await readPage(odsCode, number, signal)
      for (const { nhsNumber, notificationsEnabled: notifications } of found.data.attributes.accounts)
        accounts.set(nhsNumber, { notifications })
      if (found.links.next === undefined) return accounts
    }
    throw new CareBatchError('provider-no-answer', { retryable: true, details: { pages: mostPages } })
  }

  async function readPage(
    odsCode: string,
    number: number,
    signal: AbortSignal,
  ): Promise<z.infer<typeof page>> {
    const url = new URL('channels/nhsapp/accounts', baseUrl)
    url.searchParams.set('ods-organisation-code', odsCode)
    url.searchParams.set('page', String(number))
    const headers = {
      accept: 'application/vnd.api+json',
      ...(token !== undefined && { authorization: `Bearer ${await token(signal)}` }),
    }
    const { status, body } = await callProvider({ url, headers, signal })
    const { data } = page.safeParse(body)
    if (status === 200 && data !== undefined) return data
    const isRefused = status === 401 || status === 403
    throw new CareBatchError(isRefused ? 'credentials-refused' : 'provider-no-answer', {
      retryable: true,
      details: { status },
    })
  }

  function listOf(odsCode: string, signal: AbortSignal): Promise<Accounts> {
    const known = kept.get(odsCode)
    if (known !== undefined && known.until > real()) return known.accounts
    const accounts = readList(odsCode, signal)
    kept.set(odsCode, { accounts, until: real() + keptForMs })
    // A list that could not be read is read anew the next time.
    accounts.catch(() => kept.delete(odsCode))
    return accounts
  }

  return {
    name: 'nhs-notify',
    async lookUp(organisation, nhsNumbers, signal) {
      const odsCode = options.odsCode(organisation)
      if (odsCode === undefined || nhsNumbers.length === 0) return new Map()
      const accounts = await listOf(odsCode, signal)
      return new Map(
        nhsNumbers.flatMap((nhsNumber) => {
          const account = accounts.get(nhsNumber)
          return account === undefined ? [] : [[nhsNumber, account] as const]
        }),
      )
    },
  }
}
