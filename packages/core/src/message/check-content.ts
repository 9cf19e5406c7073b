import {
  findPersonalDetails,
  type PersonalDetail,
  type PersonalDetailOptions,
} from './find-personal-details.ts'
import { linkShorteners } from './link-shorteners.ts'
import { namesInText } from './names-in-text.ts'
import { parsePlaceholders } from './placeholders.ts'

/** A text that goes to everybody, and where staff can find it. */
export interface LabelledText {
  readonly label: 'subject' | 'body' | 'attachment-name'
  readonly text: string
}

/** Something that should not go to a whole list. Says where, never what. */
export interface ContentFinding {
  readonly label: LabelledText['label']
  /** Which of the texts that were handed in. */
  readonly index: number
  readonly kind: PersonalDetail['kind'] | 'link-shortener' | 'unfilled-placeholder'
  /** UTF-16 units from the beginning of the text. */
  readonly at: number
  readonly length: number
}

/**
 * Looks over everything that goes to a whole list, attachment names too: personal details, links that hide where they
 * lead, and placeholders that nothing fills. A guard that asks, not a proof that there is nothing.
 */
export function checkContent(
  texts: readonly LabelledText[],
  options: PersonalDetailOptions = {},
): readonly ContentFinding[] {
  return texts.flatMap(({ label, text }, index) => {
    const found = [
      ...findPersonalDetails(text, options),
      ...(label === 'attachment-name' ? namesJoinedByHyphens(text, options) : []),
      ...shortenersIn(text),
      ...unfilledIn(text, label === 'attachment-name'),
    ]
    return found.sort((one, other) => one.at - other.at).map((place) => ({ label, index, ...place }))
  })
}

/** In a text a hyphen belongs to a name (Anne-Marie); in the name of a file it stands for a space. */
function namesJoinedByHyphens(text: string, { names = [] }: PersonalDetailOptions): readonly Place[] {
  if (!text.includes('-')) return []
  const told = new Set(namesInText(text, names).map(({ at }) => at))
  return namesInText(text.replaceAll('-', ' '), names)
    .filter(({ at }) => !told.has(at))
    .map((place) => ({ kind: 'name', ...place }))
}

type Place = Pick<ContentFinding, 'kind' | 'at' | 'length'>

const linkPattern =
  /(?<![\w@.-])(?:https?:\/\/)?(?:www\.)?(?<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?<path>\/\S*)?/gi

/** A host by itself is only a link where it has a path: "bit.ly" as a word leads nowhere. */
function shortenersIn(text: string): readonly Place[] {
  return [...text.matchAll(linkPattern)]
    .filter(
      ({ groups }) =>
        groups?.['path'] !== undefined && linkShorteners.has(groups['host']?.toLowerCase() ?? ''),
    )
    .map((match) => ({ kind: 'link-shortener', at: match.index, length: match[0].length }))
}

/** Forms that other systems fill and this one does not, and brackets that were not closed. */
const foreignForms = [
  /\{\{[^{}\n]{1,60}\}\}/g,
  /<<[^<>\n]{1,60}>>/g,
  /\[(?:first |last |patient |practice |your |insert )?(?:name|date|time|phone|number|surname|forename)\]/gi,
  /(?<!\()\(\([^()\n]{1,60}\)(?!\))/g,
  /(?<!\()\([^()\n]{1,60}\)\)(?!\))/g,
]

function unfilledIn(text: string, isNeverFilled: boolean): readonly Place[] {
  const ours = isNeverFilled ? parsePlaceholders(text) : []
  const foreign = foreignForms.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => ({ at: match.index, length: match[0].length })),
  )
  return [...ours, ...foreign].map(({ at, length }) => ({ kind: 'unfilled-placeholder', at, length }))
}
