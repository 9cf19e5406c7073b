/** The parts of the United Kingdom, whose bank holidays differ (England and Wales share theirs). */
export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const

export type Nation = (typeof nations)[number]
