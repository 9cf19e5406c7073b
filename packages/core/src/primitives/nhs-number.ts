declare const brand: unique symbol
/** 10 digits with a valid check digit. */
export type NhsNumber = string & { readonly [brand]: 'NhsNumber' }
