import type { Engine } from '../engine/engine.ts'
import { documentPages } from './document-pages.ts'
import type { LinkPages } from './link-pages.ts'
import { questionnairePages } from './questionnaire/questionnaire-pages.ts'

/** What stands behind links, one for each kind that this server can send. */
export const allLinkPages = (parts: { readonly engine: Engine }): readonly LinkPages[] => [
  documentPages(parts),
  questionnairePages(parts),
]
