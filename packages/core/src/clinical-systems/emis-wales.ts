import { defineClinicalSystem } from './clinical-system.ts'
import { withCommonSpellings } from './heading-spellings.ts'

/** EMIS Web in Wales: the same columns as SystmOne (guide, step 4), in English or Welsh, and no NHS App. */
export const emisWales = defineClinicalSystem({
  code: 'emis-wales',
  title: 'EMIS Web (Wales)',
  country: 'wales',
  contactDetailsFrom: 'list',
  requiredColumns: ['nhsNumber', 'phone', 'dateOfBirth'],
  optionalColumns: ['email', 'name', 'firstName', 'lastName'],
  headings: withCommonSpellings({
    nhsNumber: ['Rhif GIG', 'Rhif y GIG'],
    phone: ['Mobile Telephone', 'Telecom Number', 'Rhif Ffôn Symudol', 'Ffôn Symudol'],
    dateOfBirth: ['Dyddiad Geni'],
    email: ['E-mail Address', 'Cyfeiriad E-bost', 'E-bost'],
    name: ['Enw Llawn', 'Enw'],
    firstName: ['Calling Name', 'Given Name', 'Enw Cyntaf'],
    lastName: ['Family Name', 'Cyfenw'],
  }),
  nhsApp: false,
  greetsByListedName: true,
})
