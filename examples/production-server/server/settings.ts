import { CareBatchError } from '@carebatch/core'
import * as z from 'zod/mini'

/** One line that names a variable and never what it holds. */
export class SettingsRefusal extends Error {}

const text = z.string().check(z.minLength(1))
const address = z.pipe(
  z.string().check(z.refine((value) => URL.canParse(value) && isSafe(new URL(value)))),
  z.transform((value) => new URL(value)),
)
const port = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/)),
  z.pipe(z.transform(Number), z.number().check(z.maximum(65_535))),
)

/** Secrets and patients travel on every one of these: only what stays on this machine may go unencrypted. */
const isSafe = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')

const organisation = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  name: text,
  odsCode: text,
  clinicalSystem: z.enum(['emis-england', 'emis-wales', 'systmone']),
  country: z.enum(['england', 'wales']),
})
const organisations = z.pipe(
  z.string().check(z.refine((value) => parsed(value) !== undefined)),
  z.pipe(z.transform(parsed), z.array(organisation).check(z.minLength(1))),
)
const list = z.pipe(
  text,
  z.transform((value) => value.split(/\s+/)),
)

/** Every variable of the server; README.md has a row for each. */
export const variables = {
  ROLE: z._default(z.enum(['api', 'worker', 'both']), 'both'),
  HOST: z._default(text, '127.0.0.1'),
  PORT: z._default(port, 4800),
  DATABASE_URL: z.string().check(z.regex(/^postgres(ql)?:\/\//)),
  ORGANISATIONS: organisations,
  AUTH_ISSUER: text,
  AUTH_AUDIENCE: text,
  AUTH_KEYS_URL: address,
  NHS_API_KEY: text,
  NHS_API_KEY_ID: text,
  NHS_API_PRIVATE_KEY: z.string().check(z.regex(/^-----BEGIN PRIVATE KEY-----/)),
  NHS_API_TOKEN_URL: address,
  PDS_URL: address,
  NHS_NOTIFY_URL: address,
  NHS_NOTIFY_APPLICATION_ID: text,
  NHS_NOTIFY_CALLBACK_KEY: text,
  NOTIFY_URL: address,
  NOTIFY_API_KEY: text,
  NOTIFY_TEMPLATE_ID: text,
  NOTIFY_CALLBACK_TOKEN: text,
  SMTP_HOST: text,
  SMTP_PORT: z._default(port, 587),
  SMTP_USER: z.optional(text),
  SMTP_PASSWORD: z.optional(text),
  SMTP_FROM: text,
  FHIR_URL: address,
  FHIR_TOKEN_URL: address,
  FHIR_CLIENT_ID: text,
  FHIR_CLIENT_SECRET: text,
  WEBHOOK_URL: z.optional(address),
  WEBHOOK_SECRETS: z._default(list, []),
  HOLD_DISPATCH: z.optional(text),
} as const

const shape = z.object(variables)
export type Settings = z.infer<typeof shape>

/** Throws SettingsRefusal with the first variable that is missing or malformed. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const { data, error } = shape.safeParse(given)
  if (data !== undefined) return data
  const name = String(error?.issues[0]?.path[0] ?? 'A setting')
  throw new SettingsRefusal(
    given[name] === undefined
      ? `${name} is missing. README.md says what it is for.`
      : `${name} is set, but cannot be read. README.md says what it has to look like.`,
  )
}

/** What stands in one line on the error stream; never a secret. */
export function reasonNotToStart(error: unknown): string {
  if (error instanceof SettingsRefusal) return error.message
  if (error instanceof CareBatchError)
    return `${error.message} ${String(error.details['problem'] ?? '')}`.trim()
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return `The server could not be started${code}.`
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
