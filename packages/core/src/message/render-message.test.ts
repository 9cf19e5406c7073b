import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel } from '../primitives/channel.ts'
import type { MessageContent } from './message-content.ts'
import { renderMessage, type RenderContext } from './render-message.ts'

const content: MessageContent = {
  subject: 'Flu clinic at ((practice name))',
  body: 'Call us on ((practice phone)).',
  greeting: false,
}
const joe: RenderContext['patient'] = { firstName: 'Joe', lastName: 'Bloggs', fields: {} }

function render(changes: Partial<MessageContent>, channel: Channel = 'sms', patient = joe) {
  const practice = { name: 'Larkfield Surgery', phone: '01632 960412' }
  return renderMessage({ ...content, ...changes }, { channel, patient, practice })
}

test('a text has no subject, an email and an NHS App message have', () => {
  assert.deepEqual(render({}).message, { body: 'Call us on 01632 960412.' })
  const withSubject = { subject: 'Flu clinic at Larkfield Surgery', body: 'Call us on 01632 960412.' }
  assert.deepEqual(render({}, 'email').message, withSubject)
  assert.deepEqual(render({}, 'nhs-app').message, withSubject)
})

test('columns of the list fill placeholders by their heading', () => {
  const patient = { ...joe, fields: { 'Appointment Time': '9am' } }
  assert.equal(
    render({ body: 'See you at ((appointment_time))' }, 'sms', patient).message?.body,
    'See you at 9am',
  )
})

test('nothing is rendered where a value is missing, and each is named once', () => {
  const nameless = { ...joe, firstName: undefined, fields: { Clinic: ' ' } }
  const body = '((first name)) ((Clinic)) ((First Name)) ((Room))'
  const rendering = render({ body, subject: '((Room))' }, 'email', nameless)
  assert.deepEqual(rendering, { message: undefined, missing: ['Room', 'first name', 'Clinic'] })
})

test('a placeholder of the subject is not missed in a text', () => {
  assert.deepEqual(render({ subject: '((Room))' }).missing, [])
})

const greetings: readonly (readonly [string, Partial<MessageContent>, Channel, string])[] = [
  ['a text', { body: 'Your review is due.' }, 'sms', 'Dear Joe,\nYour review is due.'],
  ['an email', { body: 'Your review is due.' }, 'email', 'Dear Joe,\n\nYour review is due.'],
  ['a body that greets', { body: 'Dear patient, hello.' }, 'sms', 'Dear patient, hello.'],
  ['a body that greets by name', { body: '  dear ((first name)), hello.' }, 'sms', 'dear Joe, hello.'],
  ['a Welsh body that greets', { body: 'Annwyl ((first name)),' }, 'sms', 'Annwyl Joe,'],
  ['a body that only begins alike', { body: 'Dearest all' }, 'sms', 'Dear Joe,\nDearest all'],
  ['greeting turned off', { body: 'Hello.', greeting: false }, 'sms', 'Hello.'],
]
for (const [name, changes, channel, body] of greetings) {
  test(`${name}: ${JSON.stringify(body)}`, () => {
    assert.equal(render({ greeting: true, ...changes }, channel).message?.body, body)
  })
}

for (const firstName of [undefined, '', '  ']) {
  test(`nobody is greeted as ${JSON.stringify(firstName)}`, () => {
    assert.equal(render({ greeting: true, body: 'Hi.' }, 'sms', { ...joe, firstName }).message?.body, 'Hi.')
  })
}

test('line ends become one character, and space around the body goes', () => {
  assert.equal(render({ body: ' one\r\ntwo\rthree\n ' }).message?.body, 'one\ntwo\nthree')
})
