import type { Migration } from 'kysely/migration'
import { firstSchema } from './0001-first-schema.ts'
import { fewerIndexes } from './0002-fewer-indexes.ts'
import { holds } from './0003-holds.ts'
import { drafts } from './0004-drafts.ts'
import { listFingerprints } from './0005-list-fingerprints.ts'
import { sharedLookUps } from './0006-shared-look-ups.ts'
import { providerIds } from './0007-provider-ids.ts'
import { outcomesByWay } from './0008-ways.ts'
import { webhooks } from './0009-webhooks.ts'
import { claimsByOrganisation } from './0010-claims-by-organisation.ts'
import { countedLists } from './0011-counted-lists.ts'
import { links } from './0012-links.ts'
import { questionnaires } from './0015-questionnaires.ts'
import { attachments } from './0013-attachments.ts'
import { documents } from './0014-documents.ts'

/** Types of columns that the databases spell differently. */
export interface MigrationTypes {
  /** Numbers its rows by itself. */
  readonly identity: string
  /** Holds bytes as they are. */
  readonly bytes: string
}

/**
 * Numbered and never changed once released: what a database has seen, it has seen. Older workers go on while a newer
 * one migrates, so a migration only adds: tables, indexes, columns that may be empty or have a default. What is no
 * longer used goes in a later version, once nobody runs who used it.
 */
export function migrations({ identity, bytes }: MigrationTypes): Record<string, Migration> {
  return {
    '0001-first-schema': firstSchema(identity),
    '0002-fewer-indexes': fewerIndexes,
    '0003-holds': holds,
    '0004-drafts': drafts,
    '0005-list-fingerprints': listFingerprints,
    '0006-shared-look-ups': sharedLookUps,
    '0007-provider-ids': providerIds,
    '0008-ways': outcomesByWay,
    '0009-webhooks': webhooks(identity),
    '0010-claims-by-organisation': claimsByOrganisation,
    '0011-counted-lists': countedLists,
    '0012-links': links,
    '0013-attachments': attachments(bytes),
    '0014-documents': documents,
    '0015-questionnaires': questionnaires,
  }
}
