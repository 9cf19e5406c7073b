import { element } from '../element.ts'
import { table } from '../table.ts'

/** The sandbox reads its behaviour off the number, so that a list decides what happens to it. */
const mobiles = [
  ['950 to 954', 'Refused'],
  ['955 to 959', 'Busy once, then delivered'],
  ['960 to 964', 'Taken, but the answer is lost; asking again finds it'],
  ['965 to 969', 'Taken, later not delivered'],
  ['970 to 974', 'Taken, and no receipt ever comes'],
  ['975 to 979', 'Delivered, each receipt comes 3 times'],
  ['980 to 984', 'Delivered, receipts come in the wrong order'],
  ['985 to 989', 'No answer and not taken; the repeat is'],
] as const

const nhsNumbers = [
  ['900 to 904', 'Patient deceased'],
  ['905 to 909', 'The look-up gives no answer'],
  ['910 to 914', 'No phone on record'],
  ['915 to 919', 'A landline on record'],
  ['920 to 924', 'NHS App without notifications: a text'],
  ['925 to 929', 'No NHS App: a text'],
  ['930 to 934', 'A text did not reach this mobile lately'],
  ['940 to 944', 'The NHS App refuses: a text at once'],
] as const

const emails = [
  ['refused…', 'Refused'],
  ['later…', 'Busy once, then taken'],
  ['no-answer…', 'Taken, but nobody knows: outcome unknown'],
] as const

/** What to put into a list to see something other than “delivered”. */
export function specialNumbers(): HTMLElement {
  return element(
    'details',
    { class: 'fw-panel' },
    element('summary', {}, element('h2', {}, 'Numbers that behave in a special way')),
    element('p', {}, 'Any other number or address of a test list is simply delivered.'),
    element(
      'div',
      { class: 'fw-columns' },
      table('Mobiles', ['Mobile 07700 900…', 'What happens'], mobiles),
      table('NHS numbers', ['NHS number, digits 7 to 9', 'What happens'], nhsNumbers),
      table('Email addresses', ['Email …@example.com', 'What happens'], emails),
    ),
  )
}
