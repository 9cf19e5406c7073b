declare const brand: unique symbol
/** An address that can be sent to; trimmed, case kept. */
export type EmailAddress = string & { readonly [brand]: 'EmailAddress' }
