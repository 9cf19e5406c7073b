import type { Session } from '@carebatch/core/wire'

export interface KnownOrganisation {
  readonly organisation: Session['organisation']
  /** Whether it has batch messaging (guide, step 1). */
  readonly hasAccess: boolean
}

/** Invented practices: one for each clinical system, and one that has not bought batch messaging. */
export const sandboxOrganisations: readonly KnownOrganisation[] = [
  {
    organisation: {
      id: 'larkfield',
      name: 'Larkfield Surgery',
      odsCode: 'ZZ901',
      clinicalSystem: 'systmone',
      country: 'england',
    },
    hasAccess: true,
  },
  {
    organisation: {
      id: 'hawthorn',
      name: 'Hawthorn Road Surgery',
      odsCode: 'ZZ902',
      clinicalSystem: 'emis-england',
      country: 'england',
    },
    hasAccess: true,
  },
  {
    organisation: {
      id: 'glan-yr-afon',
      name: 'Meddygfa Glan-yr-afon',
      odsCode: 'ZZ903',
      clinicalSystem: 'emis-wales',
      country: 'wales',
    },
    hasAccess: true,
  },
  {
    organisation: {
      id: 'no-access',
      name: 'Riverside Clinic',
      odsCode: 'ZZ904',
      clinicalSystem: 'emis-england',
      country: 'england',
    },
    hasAccess: false,
  },
]
