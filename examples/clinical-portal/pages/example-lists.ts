import type { SandboxOrganisation } from '@carebatch/core/wire'
import { element, panel } from './element.ts'

/** Files of examples/patient-lists, which the server of this example hands out. */
const lists = [
  { file: 'emis-england.csv', clinicalSystem: 'emis-england', holds: '1,000 patients' },
  { file: 'emis-wales.csv', clinicalSystem: 'emis-wales', holds: '1,000 patients with names' },
  { file: 'systmone.csv', clinicalSystem: 'systmone', holds: '1,000 patients with names' },
] as const

export function exampleLists({ clinicalSystem }: SandboxOrganisation): HTMLElement {
  const fitting = lists.filter((list) => list.clinicalSystem === clinicalSystem)
  return panel(
    'lists',
    'Lists to try',
    element(
      'ul',
      {},
      ...fitting.map(({ file, holds }) =>
        element(
          'li',
          {},
          element('a', { href: `/example-lists/${file}`, download: file }, file),
          `: ${holds}`,
        ),
      ),
    ),
  )
}
