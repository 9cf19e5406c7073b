import type { SandboxCopies, SandboxCopy } from '@carebatch/core/wire'
import { button, element } from '../element.ts'
import { addressInWords, figure, momentInWords, wayInWords } from '../words.ts'

type Choose = (copy: SandboxCopy) => void

const states: Readonly<Record<SandboxCopy['state'], string>> = {
  accepted: 'on its way',
  delivered: 'delivered',
  read: 'opened',
  failed: 'not delivered',
}

const stateOf = ({ channel, state }: SandboxCopy) => {
  if (channel === 'nhs-app' && state === 'delivered') return 'not opened'
  return channel === 'email' && state !== 'failed' ? 'in the mailbox' : states[state]
}

function entry(copy: SandboxCopy, isChosen: boolean, choose: Choose): HTMLElement {
  const choice = button('', () => choose(copy), {
    class: 'fw-choice',
    id: `copy-${copy.id}`,
    'aria-pressed': String(isChosen),
  })
  choice.append(
    element('b', {}, addressInWords(copy.channel, copy.to)),
    element('span', {}, `${wayInWords[copy.channel]}, ${stateOf(copy)}, ${momentInWords(copy.receivedAt)}`),
  )
  return element('li', {}, choice)
}

/** How many each way received, and the newest ones to choose from. */
export function receivedList(
  { copies, total, byChannel }: SandboxCopies,
  chosen: string | undefined,
  choose: Choose,
  showMore: (() => void) | undefined,
): readonly Node[] {
  const ways = Object.entries({
    Texts: byChannel.sms,
    'NHS App': byChannel['nhs-app'],
    Emails: byChannel.email,
  })
  return [
    element(
      'dl',
      { class: 'fw-figures' },
      ...ways.map(([way, count]) =>
        element('div', {}, element('dt', {}, way), element('dd', {}, figure(count))),
      ),
    ),
    element('ul', { class: 'fw-choices' }, ...copies.map((copy) => entry(copy, copy.id === chosen, choose))),
    element('p', { class: 'fw-quiet' }, `${figure(copies.length)} of ${figure(total)} shown, newest first`),
    ...(showMore === undefined ? [] : [button('Show more', showMore, { id: 'more-copies' })]),
  ]
}
