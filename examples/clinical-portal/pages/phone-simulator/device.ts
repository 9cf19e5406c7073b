import type { SandboxCopy } from '@carebatch/core/wire'
import { button, element } from '../element.ts'
import { addressInWords, momentInWords } from '../words.ts'

export interface DeviceFrame {
  /** Who the message came from. */
  readonly from: string
  /** The text that follows an unread App message has arrived already. */
  readonly hasText: boolean
  readonly open: (copy: SandboxCopy) => void
}

const states: Readonly<Record<SandboxCopy['state'], string>> = {
  accepted: 'On its way',
  delivered: 'Delivered',
  read: 'Opened',
  failed: 'Not delivered',
}

const textWaits = 'Opening it stops the text that would follow.'
const textWent = 'Too late to stop the text: it has arrived.'

const stamp = (text: string) => element('p', { class: 'fw-stamp' }, text)
const received = ({ receivedAt }: SandboxCopy) => momentInWords(receivedAt)

function text(copy: SandboxCopy, { from }: DeviceFrame): HTMLElement {
  return element(
    'div',
    { class: 'fw-phone' },
    element('p', { class: 'fw-phone-who' }, element('b', {}, from), 'Text messages'),
    stamp(received(copy)),
    element('p', { class: 'fw-bubble' }, copy.body),
    stamp(states[copy.state]),
  )
}

function appMessage(copy: SandboxCopy, { from, hasText, open }: DeviceFrame): HTMLElement {
  const isOpen = copy.state === 'read'
  const unread = [
    element('p', { class: 'fw-quiet' }, hasText ? textWent : textWaits),
    button('Open the message', () => open(copy), { id: `open-${copy.id}` }),
  ]
  return element(
    'div',
    { class: 'fw-app' },
    element('p', { class: 'fw-app-bar' }, 'Messages'),
    element(
      'div',
      { class: 'fw-app-card' },
      element('p', { class: isOpen ? 'fw-tag' : 'fw-tag fw-tag--new' }, isOpen ? 'Opened' : 'Not opened'),
      element('p', {}, element('b', {}, from)),
      element('p', {}, copy.subject ?? ''),
      ...(isOpen ? [element('p', { class: 'fw-body-text' }, copy.body)] : unread),
      stamp(received(copy)),
    ),
  )
}

function email(copy: SandboxCopy, { from }: DeviceFrame): HTMLElement {
  return element(
    'div',
    { class: 'fw-mail' },
    element(
      'div',
      { class: 'fw-mail-head' },
      element('b', {}, copy.subject ?? ''),
      element('p', {}, from),
      stamp(received(copy)),
    ),
    element('p', { class: 'fw-body-text' }, copy.body),
  )
}

const looks = { sms: text, 'nhs-app': appMessage, email } as const
const places = { sms: 'Phone', 'nhs-app': 'NHS App', email: 'Mailbox' } as const

/** One copy as it looks where it arrived. */
export function device(copy: SandboxCopy, frame: DeviceFrame): HTMLElement {
  return element(
    'section',
    { class: 'fw-device' },
    element('h3', {}, `${places[copy.channel]}, ${addressInWords(copy.channel, copy.to)}`),
    looks[copy.channel](copy, frame),
  )
}
