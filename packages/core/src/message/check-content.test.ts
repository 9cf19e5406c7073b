import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseIsoDate } from '../primitives/date-of-birth.ts'
import { checkContent, type LabelledText } from './check-content.ts'

const options = {
  today: parseIsoDate('2026-11-24'),
  names: [{ firstName: 'Anthony', lastName: 'Okafor' }],
  allowedPhones: ['01632 960412'],
}

/** What is found stands in ‹ ›. */
const rows: readonly (readonly [label: LabelledText['label'], kind: string, marked: string])[] = [
  ['body', 'link-shortener', 'Book at ‹https://bit.ly/3xYz› today'],
  ['body', 'link-shortener', 'Book at ‹TinyURL.com/abc›'],
  ['subject', 'link-shortener', '‹www.is.gd/a›'],
  ['body', 'unfilled-placeholder', 'Dear ‹{{first name}}›'],
  ['body', 'unfilled-placeholder', 'Dear ‹<<Name>>›'],
  ['body', 'unfilled-placeholder', 'Dear ‹[Name]›'],
  ['body', 'unfilled-placeholder', 'on ‹[insert date]›'],
  ['body', 'unfilled-placeholder', 'Dear ‹((first name)›, hello'],
  ['body', 'unfilled-placeholder', 'Dear ‹(first name))›, hello'],
  ['attachment-name', 'unfilled-placeholder', 'Letter for ‹((first name))›.pdf'],
  ['attachment-name', 'nhs-number', 'Letter ‹9990548609›.pdf'],
  ['attachment-name', 'name', 'letter_‹Anthony-Okafor›.docx'],
  ['attachment-name', 'date-of-birth', '‹14-03-1971› results.pdf'],
  ['attachment-name', 'mobile-number', '‹07700900118›.pdf'],
]
for (const [label, kind, marked] of rows) {
  test(`${kind} in the ${label} ${JSON.stringify(marked)}`, () => {
    const at = marked.indexOf('‹')
    const length = marked.indexOf('›') - at - 1
    const text = marked.replace(/[‹›]/g, '')
    assert.deepEqual(checkContent([{ label, text }], options), [{ label, index: 0, kind, at, length }])
  })
}

const innocent: readonly LabelledText[] = [
  { label: 'body', text: 'Dear ((first name)), ((over 65??bring your card)) (please).' },
  {
    label: 'body',
    text: 'Book at https://www.larkfieldsurgery.nhs.uk/flu or nhs.uk/flu, call 01632 960412.',
  },
  { label: 'body', text: 'Do not open bit.ly links. See bbc.co.uk/bit.ly/x.' },
  { label: 'body', text: 'Write to flu@tinyurl.com' },
  { label: 'attachment-name', text: 'Flu leaflet 2026-27 (large print).pdf' },
]
for (const one of innocent) {
  test(`nothing to ask about in ${JSON.stringify(one.text)}`, () => {
    assert.deepEqual(checkContent([one], options), [])
  })
}

test('each finding says which text it stands in', () => {
  const texts: readonly LabelledText[] = [
    { label: 'subject', text: 'For Anthony Okafor' },
    { label: 'body', text: 'Fine' },
    { label: 'attachment-name', text: '999 054 8609.pdf' },
  ]
  const found = checkContent(texts, options).map(({ label, index, kind }) => `${label} ${index} ${kind}`)
  assert.deepEqual(found, ['subject 0 name', 'attachment-name 2 nhs-number'])
})
