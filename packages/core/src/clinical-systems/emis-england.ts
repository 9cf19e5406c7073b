import { defineClinicalSystem } from './clinical-system.ts'
import { withCommonSpellings } from './heading-spellings.ts'

/** EMIS Web in England: the list names patients by NHS Number, the rest comes from the clinical system. */
export const emisEngland = defineClinicalSystem({
  code: 'emis-england',
  title: 'EMIS Web (England)',
  country: 'england',
  contactDetailsFrom: 'look-up',
  requiredColumns: ['nhsNumber'],
  optionalColumns: ['email', 'phone', 'dateOfBirth', 'name', 'firstName', 'lastName'],
  headings: withCommonSpellings({
    phone: ['Mobile Telephone'],
    email: ['E-mail Address'],
    firstName: ['Calling Name', 'Given Name'],
    lastName: ['Family Name'],
  }),
  nhsApp: true,
  greetsByListedName: false,
})
