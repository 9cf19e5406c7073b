import assert from 'node:assert/strict'
import { test } from 'node:test'
import { files, read, sources } from './tree.ts'

/** Which shipped suite proves an adapter of which folder. */
const suites: Readonly<Record<string, string>> = {
  senders: 'senderSuite',
  schedulers: 'schedulerSuite',
  'record-writers': 'recordWriterSuite',
  stores: 'batchStoreSuite',
  'patient-lookups': 'patientLookupSuite',
  'nhs-app-accounts': 'nhsAppAccountsSuite',
  authorisers: 'authoriserSuite',
  'attachment-stores': 'attachmentStoreSuite',
  'booking-links': 'bookingLinksSuite',
}

for (const [folder, suite] of Object.entries(suites)) {
  test(`every adapter in ${folder}/ has a test that calls ${suite}`, () => {
    const directly = new RegExp(`^packages/server-adapter/src/${folder}/[^/]+$`)
    const adapters = sources(`packages/server-adapter/src/${folder}`).filter((file) => directly.test(file))
    assert.ok(adapters.length > 0, 'there is at least one')
    const without = adapters.filter((file) => {
      const own = file.replace(/\.ts$/, '.test.ts')
      return !files.includes(own) || !read(own).includes(`${suite}(`)
    })
    assert.deepEqual(without, [])
  })
}
