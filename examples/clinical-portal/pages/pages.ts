import { batchMessagesPage } from './batch-messages-page.ts'
import type { PortalPage } from './page.ts'
import { phoneSimulatorPage } from './phone-simulator/phone-simulator-page.ts'
import type { PageName } from './place.ts'
import { recordsPage } from './records-page.ts'
import { todayPage } from './today-page.ts'
import { vendorPage } from './vendor-page.ts'

/** Every page of the portal, in the order of the navigation. */
export const pages: Readonly<Record<PageName, PortalPage>> = {
  today: todayPage,
  appointments: vendorPage('Appointments', 'the clinics of the week'),
  tasks: vendorPage('Tasks', 'what the team has to do'),
  documents: vendorPage('Documents', 'letters and results that came in'),
  'batch-messages': batchMessagesPage,
  'phone-simulator': phoneSimulatorPage,
  records: recordsPage,
}
