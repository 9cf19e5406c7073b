import type { Answers, Questionnaire } from '@carebatch/core'
import type { StoredReply } from '../../ports/store/questionnaire-table.ts'
import type { OpenLink } from '../link-pages.ts'
import type { PageWords } from './page-words.ts'

/** What a page of a questionnaire is made from. */
export interface AskedQuestionnaire {
  readonly open: OpenLink
  /** In the language of the page. */
  readonly questionnaire: Questionnaire
  readonly answers: Answers
  readonly reply: StoredReply | undefined
  readonly words: PageWords
  readonly language: 'en' | 'cy'
  /** Where its pages begin: `/p/<token>`, in Welsh `/p/<token>/cy`. */
  readonly base: string
  /** The same page in the other language. */
  readonly other: string
}

export function pageAddress({ base }: Pick<AskedQuestionnaire, 'base'>, key: string): string {
  return `${base}/questions/${encodeURIComponent(key)}`
}
