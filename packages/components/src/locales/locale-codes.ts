/** The language the words are written in. */
export const sourceLocale = 'en-GB'

/** Welsh is a draft until a Welsh speaker has reviewed it. */
export const targetLocales = ['cy'] as const

export const allLocales = ['cy', 'en-GB'] as const
