import { element, panel } from './element.ts'
import type { PortalPage } from './page.ts'
import { table } from './table.ts'

const headings = ['Time', 'Patient', 'For', 'With', 'State']
/** Invented, like everybody in this example. */
const appointments = [
  ['8:30am', 'Anthony Okafor', 'Blood pressure check', 'Nurse Bevan', 'Arrived'],
  ['8:50am', 'Megan Pugh', 'Smear test', 'Nurse Bevan', 'Arrived'],
  ['9:00am', 'Tomasz Wilk', 'Asthma review', 'Dr Achebe', 'In the room'],
  ['9:10am', 'Siân Hopkins', 'Medication review', 'Dr Lindqvist', 'Booked'],
  ['9:20am', 'Farida Rahimi', 'Follow-up', 'Dr Achebe', 'Booked'],
  ['9:40am', 'George Mallett', 'Flu vaccination', 'Nurse Bevan', 'Booked'],
] as const

export const todayPage: PortalPage = {
  title: 'Today',
  content: () => [
    panel('this-morning', 'This morning', table('Appointments this morning', headings, appointments)),
    element(
      'p',
      { class: 'fw-quiet' },
      'This page stands for a vendor’s own product. Its patients are invented and none of it is connected.',
    ),
  ],
}
