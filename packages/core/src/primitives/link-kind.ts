/** What can stand behind a patient's link. */
export const linkKinds = ['document', 'questionnaire', 'booking', 'series'] as const

export type LinkKind = (typeof linkKinds)[number]

export function isLinkKind(value: unknown): value is LinkKind {
  return linkKinds.some((kind) => kind === value)
}
