/** A phone number under +44. `region` tells Great Britain and Northern Ireland (GB) from Jersey, Guernsey and Man. */
export interface UkPhoneNumber {
  readonly e164: string
  readonly kind: 'mobile' | 'landline' | 'other'
  readonly region: 'GB' | 'JE' | 'GG' | 'IM'
}
