import type { SandboxOrganisation } from '@carebatch/core/wire'
import { element, panel } from './element.ts'

interface OfferedList {
  readonly file: string
  readonly clinicalSystem: string
  readonly holds: string
}

/** Files of examples/patient-lists, which the server of this example hands out. */
const lists: readonly OfferedList[] = [
  { file: 'systmone.csv', clinicalSystem: 'systmone', holds: '1,000 patients with names' },
  { file: 'emis-england.csv', clinicalSystem: 'emis-england', holds: '1,000 patients by NHS number' },
  { file: 'emis-wales.csv', clinicalSystem: 'emis-wales', holds: '1,000 patients, a report’s title on top' },
  { file: 'dirty.csv', clinicalSystem: 'systmone', holds: 'every kind of problem, one line each' },
  {
    file: 'no-mobile-column.csv',
    clinicalSystem: 'systmone',
    holds: 'a column under a heading nobody knows',
  },
]

const link = ({ file, holds }: OfferedList) =>
  element('li', {}, element('a', { href: `/example-lists/${file}`, download: file }, file), `: ${holds}`)

export function exampleLists({ clinicalSystem }: SandboxOrganisation): HTMLElement {
  const fitting = lists.filter((list) => list.clinicalSystem === clinicalSystem)
  return panel('lists', 'Lists to try', element('ul', {}, ...fitting.map(link)))
}
