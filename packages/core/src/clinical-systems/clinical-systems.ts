import { CareBatchError } from '../errors.ts'
import { emisEngland } from './emis-england.ts'
import { emisWales } from './emis-wales.ts'
import { systmOne } from './systmone.ts'
import type { ClinicalSystem } from './clinical-system.ts'

/** Everything that the guide knows. Hosts hand in a longer list where they have more: `[...clinicalSystems, vision]`. */
export const clinicalSystems = [emisEngland, emisWales, systmOne] as const satisfies readonly ClinicalSystem[]

/** Code of one of the systems that come with the package. */
export type ClinicalSystemCode = (typeof clinicalSystems)[number]['code']

/**
 * The system with this code; a system itself is handed through, registered or not.
 *
 * @throws CareBatchError `clinical-system-unknown`
 */
export function findClinicalSystem(
  registry: readonly ClinicalSystem[],
  codeOrSystem: string | ClinicalSystem,
): ClinicalSystem {
  if (typeof codeOrSystem !== 'string') return codeOrSystem
  const found = registry.find(({ code }) => code === codeOrSystem)
  if (!found) throw new CareBatchError('clinical-system-unknown')
  return found
}
