import { createBatchServer, type BatchServer } from '@carebatch/server-adapter'
import { jwtAuthoriser } from '@carebatch/server-adapter/authorisers/jwt'
import { nhsNotifyAccounts } from '@carebatch/server-adapter/nhs-app-accounts/nhs-notify'
import { pdsFhir } from '@carebatch/server-adapter/patient-lookups/pds-fhir'
import { clientCredentials } from '@carebatch/server-adapter/providers/client-credentials'
import { nhsApiToken } from '@carebatch/server-adapter/providers/nhs-api-token'
import { fhirRecordWriter } from '@carebatch/server-adapter/record-writers/fhir'
import { pgBoss } from '@carebatch/server-adapter/schedulers/pg-boss'
import { govUkNotify } from '@carebatch/server-adapter/senders/gov-uk-notify'
import { nhsNotify } from '@carebatch/server-adapter/senders/nhs-notify'
import { smtp } from '@carebatch/server-adapter/senders/smtp'
import { postgres } from '@carebatch/server-adapter/stores/postgres'
import type { Pool } from 'pg'
import type { Settings } from './settings.ts'

/** What a clinician may do, and what an administrator may. The issuer puts these into the claim `roles`. */
const roles = {
  clinician: ['batches:read', 'batches:send'],
  admin: ['batches:read', 'batches:send', 'settings:write'],
} as const

/** The whole server: PostgreSQL, pg-boss and real providers. */
export function productionServer(settings: Settings, pool: Pool): BatchServer {
  const organisations = new Map(settings.ORGANISATIONS.map((each) => [each.id, each]))
  const odsCode = (id: string) => organisations.get(id)?.odsCode
  const token = nhsApiToken({
    apiKey: settings.NHS_API_KEY,
    keyId: settings.NHS_API_KEY_ID,
    privateKey: settings.NHS_API_PRIVATE_KEY,
    tokenUrl: settings.NHS_API_TOKEN_URL,
  })
  return createBatchServer({
    role: settings.ROLE,
    store: postgres({ pool }),
    scheduler: pgBoss({ pool }),
    senders: senders(settings, token, odsCode),
    patientLookup: pdsFhir({ baseUrl: settings.PDS_URL, token, odsCode }),
    nhsAppAccounts: nhsNotifyAccounts({ baseUrl: settings.NHS_NOTIFY_URL, token, odsCode }),
    recordWriter: fhirRecordWriter({
      baseUrl: settings.FHIR_URL,
      token: clientCredentials({
        tokenUrl: settings.FHIR_TOKEN_URL,
        clientId: settings.FHIR_CLIENT_ID,
        clientSecret: settings.FHIR_CLIENT_SECRET,
      }),
    }),
    authoriser: jwtAuthoriser({
      issuer: settings.AUTH_ISSUER,
      audience: settings.AUTH_AUDIENCE,
      keys: settings.AUTH_KEYS_URL,
      roles,
      organisation: async ({ organisation }) => {
        const found = typeof organisation === 'string' ? organisations.get(organisation) : undefined
        return found && { organisation: found, hasAccess: true }
      },
    }),
    webhooks:
      settings.WEBHOOK_URL === undefined
        ? []
        : [{ url: settings.WEBHOOK_URL, secrets: settings.WEBHOOK_SECRETS }],
    ...(settings.HOLD_DISPATCH !== undefined && { holdDispatch: settings.HOLD_DISPATCH }),
  })
}

function senders(
  settings: Settings,
  token: ReturnType<typeof nhsApiToken>,
  odsCode: (organisation: string) => string | undefined,
) {
  const { SMTP_USER: user, SMTP_PASSWORD: pass } = settings
  return [
    nhsNotify({
      channel: 'nhs-app',
      baseUrl: settings.NHS_NOTIFY_URL,
      token,
      odsCode,
      callbacks: {
        applicationId: settings.NHS_NOTIFY_APPLICATION_ID,
        apiKey: settings.NHS_NOTIFY_CALLBACK_KEY,
      },
    }),
    govUkNotify({
      channel: 'sms',
      baseUrl: settings.NOTIFY_URL,
      apiKey: settings.NOTIFY_API_KEY,
      templateId: settings.NOTIFY_TEMPLATE_ID,
      callbackToken: settings.NOTIFY_CALLBACK_TOKEN,
    }),
    smtp({
      host: settings.SMTP_HOST,
      port: settings.SMTP_PORT,
      from: settings.SMTP_FROM,
      ...(user !== undefined && pass !== undefined && { auth: { user, pass } }),
    }),
  ]
}
