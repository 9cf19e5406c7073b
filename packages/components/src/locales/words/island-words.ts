import { msg } from '@lit/localize'
import type { UkPhoneNumber } from '@carebatch/core'

/** Whose number it is, where it begins with +44 and is not of the United Kingdom; otherwise undefined. */
export function islandWords({ region }: UkPhoneNumber): string | undefined {
  switch (region) {
    case 'JE':
      return msg('A number of Jersey')
    case 'GG':
      return msg('A number of Guernsey')
    case 'IM':
      return msg('A number of the Isle of Man')
    case 'GB':
      return undefined
  }
}
