import { defineClinicalSystem, withCommonSpellings } from '@carebatch/core'

/** Lists exported from Vision in Wales: contact details are those of the list. */
export const vision = defineClinicalSystem({
  code: 'vision',
  title: 'Vision (Wales)',
  country: 'wales',
  contactDetailsFrom: 'list',
  requiredColumns: ['nhsNumber', 'phone', 'dateOfBirth'],
  optionalColumns: ['email', 'name', 'firstName', 'lastName'],
  headings: withCommonSpellings({ phone: ['Mobile Ref'], nhsNumber: ['NHS Ref'], dateOfBirth: ['Born'] }),
  nhsApp: false,
  greetsByListedName: true,
})
