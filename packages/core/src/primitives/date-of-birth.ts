declare const brand: unique symbol
/** A calendar date as YYYY-MM-DD. */
export type IsoDate = string & { readonly [brand]: 'IsoDate' }
