import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { fileTypeFromBuffer } from 'file-type'
import { isCareBatchError } from '@carebatch/core'
import { pdfText } from '../../document-texts/unpdf.ts'
import { testServer } from '../../http/test-server.fixtures.ts'
import { documentKinds } from './document-kinds.ts'
import { aDocx, aPdf, compoundFile, zipped } from './documents.fixtures.ts'

const text = (words: string) => Buffer.from(words)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'),
  Buffer.alloc(64),
])

const taken = [
  ['a PDF', 'leaflet.pdf', aPdf('Rest.'), 'application/pdf'],
  [
    'a document of Word',
    'leaflet.docx',
    aDocx(),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['an older one', 'leaflet.doc', compoundFile('WordDocument'), 'application/msword'],
  ['rich text', 'leaflet.rtf', text('{\\rtf1 Rest.}'), 'application/rtf'],
  ['a photo', 'leaflet.JPG', jpeg, 'image/jpeg'],
  ['a picture', 'leaflet.png', png, 'image/png'],
  ['a scan', 'leaflet.tiff', Buffer.concat([text('II*\0'), Buffer.alloc(64)]), 'image/tiff'],
  ['plain text', 'leaflet.txt', text('Gorffwyswch. Yfwch ddŵr.'), 'text/plain; charset=utf-8'],
] as const

const bomb = zipped([
  ['[Content_Types].xml', text('<x/>')],
  ['word/document.xml', Buffer.alloc(40 * 1024 * 1024)],
])

const refused = [
  ['a program named .pdf', 'leaflet.pdf', Buffer.from('4d5a90000300', 'hex'), 'kind-not-allowed'],
  ['a web page named .txt', 'leaflet.html', text('<script>alert(1)</script>'), 'kind-not-allowed'],
  ['a PDF named .docx', 'leaflet.docx', aPdf('Rest.'), 'name-and-content-differ'],
  ['text named .pdf', 'leaflet.pdf', text('Rest.'), 'name-and-content-differ'],
  [
    'a spreadsheet named .docx',
    'leaflet.docx',
    zipped([
      ['[Content_Types].xml', text('<x/>')],
      ['xl/workbook.xml', text('<x/>')],
    ]),
    'kind-not-allowed',
  ],
  ['macros', 'leaflet.docx', aDocx([['word/vbaProject.bin', text('x')]]), 'holds-macros'],
  ['older macros', 'leaflet.doc', compoundFile('WordDocument', '_VBA_PROJECT'), 'holds-macros'],
  [
    'an object that is embedded',
    'leaflet.docx',
    aDocx([['word/embeddings/oleObject1.bin', text('x')]]),
    'holds-active-content',
  ],
  [
    'a PDF with a script',
    'leaflet.pdf',
    aPdf('Rest.', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
    'holds-active-content',
  ],
  [
    'a script under a disguised name',
    'leaflet.pdf',
    aPdf('Rest.', '/OpenAction << /S /J#61vaScript >>'),
    'holds-active-content',
  ],
  ['an encrypted PDF', 'leaflet.pdf', aPdf('Rest.', '/Encrypt 9 0 R'), 'is-encrypted'],
  ['an encrypted document of Word', 'leaflet.docx', compoundFile('EncryptedPackage'), 'is-encrypted'],
  ['a zip bomb named .docx', 'leaflet.docx', bomb, 'unpacks-too-large'],
  ['half of a document of Word', 'leaflet.docx', aDocx().subarray(0, 60), 'is-damaged'],
  ['half of a PDF', 'leaflet.pdf', aPdf('Rest.').subarray(0, 40), 'is-damaged'],
] as const

const upload = async (t: TestContext, fileName: string, bytes: Uint8Array, more = {}) =>
  (await testServer(t, more))
    .client()
    .uploadAttachment({ fileName, content: Buffer.from(bytes).toString('base64') })

for (const [name, fileName, bytes, contentType] of taken) {
  test(`${name} is taken`, async (t) => {
    const document = await upload(t, fileName, bytes)
    assert.deepEqual(
      [document.contentType, document.size, document.findings],
      [contentType, bytes.length, []],
    )
  })
}

for (const [name, fileName, bytes, why] of refused) {
  test(`${name} is refused: ${why}`, async (t) => {
    await assert.rejects(upload(t, fileName, bytes), (error) => {
      assert.ok(isCareBatchError(error))
      assert.deepEqual([error.code, error.details['why']], ['attachment-refused', why])
      return true
    })
  })
}

test('kinds are told as the library file-type tells them', async () => {
  for (const [name, , bytes, contentType] of taken) {
    const told = (await fileTypeFromBuffer(new Uint8Array(bytes)))?.mime
    // Of a compound file the library says only that it is one, and of plain text nothing.
    if (told === undefined || told === 'application/x-cfb') continue
    assert.equal(told, contentType, name)
  }
  assert.equal(documentKinds.length, taken.length)
})

test('50 MB are refused before they are read', async (t) => {
  const it = await testServer(t)
  const answer = await it.ask('POST', '/v1/attachments', {
    organisation: 'larkfield',
    headers: { 'idempotency-key': 'key-of-the-document' },
    body: JSON.stringify({ fileName: 'leaflet.txt', content: 'QUJD'.repeat(50 * 1024 * 256) }),
  })
  assert.deepEqual([answer.status, (await answer.json()).code], [413, 'request-too-large'])
})

test('one byte more than 10 MB is too much', async (t) => {
  const most = 10 * 1024 * 1024
  assert.equal((await upload(t, 'leaflet.txt', Buffer.alloc(most, 'a'))).size, most)
  await assert.rejects(upload(t, 'leaflet.txt', Buffer.alloc(most + 1, 'a')), { code: 'request-too-large' })
})

test('what looks like one person in the name or in the text is told by place and kind, never in words', async (t) => {
  const words = 'The results of NHS number 999 054 8609'
  const found = [{ where: 'text', kind: 'nhs-number' }]
  assert.deepEqual((await upload(t, 'leaflet.txt', text(words))).findings, found)
  const inPdf = await upload(t, 'leaflet.pdf', aPdf(words), { documentText: pdfText() })
  assert.deepEqual([inPdf.findings, inPdf.textRead], [found, true])
  const inName = await upload(t, '9990548609.pdf', aPdf('Rest.'))
  assert.deepEqual([inName.findings, inName.textRead], [[{ where: 'name', kind: 'nhs-number' }], false])
  assert.ok(!JSON.stringify([inPdf, inName.findings]).includes('054'))
})

test('what a scanner finds is refused, and nothing is taken where it cannot look', async (t) => {
  const scanner = (scan: () => Promise<'clean' | 'found'>) => ({
    attachmentScanner: { name: 'scanner', scan },
  })
  await assert.rejects(
    upload(
      t,
      'a.txt',
      text('x'),
      scanner(async () => 'found'),
    ),
    { code: 'attachment-refused' },
  )
  await assert.rejects(
    upload(
      t,
      'a.txt',
      text('x'),
      scanner(() => Promise.reject(new Error('down'))),
    ),
    {
      code: 'server-failed',
    },
  )
  await upload(
    t,
    'a.txt',
    text('x'),
    scanner(async () => 'clean'),
  )
})

test('staff look at the very bytes before they send, and nobody else does', async (t) => {
  const it = await testServer(t)
  const content = png.toString('base64')
  const { id } = await it.client().uploadAttachment({ fileName: 'map.png', content })
  assert.deepEqual(await it.client().attachmentContent(id), {
    fileName: 'map.png',
    contentType: 'image/png',
    content,
  })
  await assert.rejects(it.client('hawthorn').attachmentContent(id), { code: 'not-found' })
  await assert.rejects(it.client('hawthorn').attachment(id), { code: 'not-found' })
})
