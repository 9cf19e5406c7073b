import { instantFrom } from '@carebatch/core'
import type { Session } from '@carebatch/core/wire'

/** Tuesday 24 November 2026, 10:00 in London. */
export const tuesdayMorning = Date.UTC(2026, 10, 24, 10)

/** A SystmOne practice in test mode. */
export const larkfield: Session = {
  organisation: {
    id: 'larkfield',
    name: 'Larkfield Surgery',
    odsCode: 'X99901',
    clinicalSystem: 'systmone',
    country: 'england',
  },
  user: { id: 'priya', name: 'Priya Nandi' },
  permissions: ['batches:read', 'batches:send', 'settings:write', 'sandbox'],
  hasAccess: true,
  mode: 'sandbox',
  now: instantFrom(tuesdayMorning),
  channels: ['email', 'nhs-app', 'sms'],
  batchTypes: ['message'],
}

/** EMIS in England: the list needs nothing but NHS numbers. */
export const hawthorn: Session = {
  ...larkfield,
  organisation: {
    id: 'hawthorn',
    name: 'Hawthorn Road Surgery',
    odsCode: 'X99902',
    clinicalSystem: 'emis-england',
    country: 'england',
  },
}

/** A clinic that has not bought batch messaging. */
export const riverside: Session = {
  ...larkfield,
  organisation: { ...larkfield.organisation, id: 'no-access', name: 'Riverside Clinic', odsCode: 'X99904' },
  hasAccess: false,
}
