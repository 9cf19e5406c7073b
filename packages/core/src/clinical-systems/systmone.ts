import { defineClinicalSystem } from './clinical-system.ts'
import { withCommonSpellings } from './heading-spellings.ts'

/** TPP SystmOne: contact details are those of the list; a name turns on "Dear …" (guide, step 4). */
export const systmOne = defineClinicalSystem({
  code: 'systmone',
  title: 'SystmOne',
  country: 'england',
  contactDetailsFrom: 'list',
  requiredColumns: ['nhsNumber', 'phone', 'dateOfBirth'],
  optionalColumns: ['email', 'name', 'firstName', 'lastName'],
  headings: withCommonSpellings({
    phone: ['Telecom Number', 'Telecom Number (Mobile Number)', 'Telecom Number (Mobile)'],
    firstName: ['First Name'],
    lastName: ['Surname'],
  }),
  nhsApp: true,
  greetsByListedName: true,
})
