import { parseNhsNumber } from '@carebatch/core'
import type { ListRow } from '@carebatch/core/wire'

/** How a patient can be reached: a text; the NHS App and then a text; an email; not at all. */
export type Way = 'text' | 'app' | 'email' | 'nothing'

export interface Patient {
  readonly nhsNumber: string
  readonly way: Way
  readonly row: ListRow
}

/** So many different synthetic patients; the ways take turns. The fiction range has mobiles for 900 of them. */
export function patients(count: number, ways: readonly Way[] = ['text']): readonly Patient[] {
  return Array.from({ length: count }, (_, index) => patient(index, ways[index % ways.length] ?? 'text'))
}

function patient(index: number, way: Way): Patient {
  const nhsNumber = nhsNumbers(index)
  const row: ListRow = {
    line: index + 2,
    nhsNumber,
    ...(way !== 'nothing' && { phone: `+447700900${String(index % 900).padStart(3, '0')}` }),
    ...(way === 'email' && { email: `patient${index}@example.com` }),
    dateOfBirth: '1970-01-01' as NonNullable<ListRow['dateOfBirth']>,
    given: {
      nhsNumber: true,
      phone: way !== 'nothing',
      dateOfBirth: true,
      email: way === 'email',
      name: false,
    },
    fields: {},
  }
  return { nhsNumber, way, row }
}

const found: string[] = []
let stem = 0

/** The n-th valid number of the range for tests. */
function nhsNumbers(index: number): string {
  while (found.length <= index) {
    const digits = `999${String(stem++).padStart(6, '0')}`
    const number = Array.from({ length: 10 }, (_, last) => parseNhsNumber(`${digits}${last}`)).find(Boolean)
    if (number !== undefined) found.push(number)
  }
  return found[index] ?? ''
}
