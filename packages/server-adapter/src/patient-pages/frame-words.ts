/** What stands around every page. */
export interface FrameWords {
  readonly lang: string
  readonly testMode: string
  readonly nothingSent: string
  readonly notForEmergencies: string
  readonly helpToday: string
  readonly danger: string
  readonly noReply: string
  readonly toTalk: string
  readonly callPractice: string
  /** Words that no speaker of the language has reviewed yet say so. */
  readonly draft?: string
}

export const frameWords = {
  en: {
    lang: 'en-GB',
    testMode: 'Test mode.',
    nothingSent: 'No real patients, nothing is sent.',
    notForEmergencies: 'Not for emergencies',
    helpToday: 'Nobody is watching this page as you use it. For help today, call',
    danger: 'If someone’s life is at risk, call',
    noReply: 'You cannot reply to the message we sent you.',
    toTalk: 'To talk to us, call',
    callPractice: 'To talk to us, call the practice.',
  },
  cy: {
    lang: 'cy',
    testMode: 'Modd prawf.',
    nothingSent: 'Dim cleifion go iawn, nid oes dim yn cael ei anfon.',
    notForEmergencies: 'Nid ar gyfer argyfyngau',
    helpToday: 'Nid oes neb yn gwylio’r dudalen hon wrth i chi ei defnyddio. I gael help heddiw, ffoniwch',
    danger: 'Os yw bywyd rhywun mewn perygl, ffoniwch',
    noReply: 'Ni allwch ateb y neges a anfonwyd atoch.',
    toTalk: 'I siarad â ni, ffoniwch',
    callPractice: 'I siarad â ni, ffoniwch y feddygfa.',
    draft: 'Drafft yw’r Gymraeg ar y dudalen hon.',
  },
} as const satisfies Record<string, FrameWords>

export type FrameLanguage = keyof typeof frameWords
