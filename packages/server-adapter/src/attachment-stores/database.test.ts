import { test } from 'node:test'
import type { BatchStoreSubject } from '../testing/batch-store-suite.ts'
import { attachmentStoreSuite, type AttachmentStoreSubject } from '../testing/attachment-store-suite.ts'
import { postgresSubject, sqliteSubject } from '../testing/batch-store/subjects.fixtures.ts'
import { databaseAttachments } from './database.ts'

const over = async ({ store, reopened, close }: BatchStoreSubject): Promise<AttachmentStoreSubject> => ({
  attachments: databaseAttachments({ store }),
  reopened: async () => databaseAttachments({ store: await reopened() }),
  close: async () => close?.(),
})

attachmentStoreSuite({
  test: (name, run) => test(`on SQLite: ${name}`, run),
  make: async () => over(await sqliteSubject()),
})
attachmentStoreSuite({
  test: (name, run) => test(`on PostgreSQL: ${name}`, run),
  make: async () => over(await postgresSubject()),
})
