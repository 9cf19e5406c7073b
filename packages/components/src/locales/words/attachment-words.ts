import { msg } from '@lit/localize'
import type { CareBatchError, DraftAttachment } from '@carebatch/core'
import { attachmentRefusals, type AttachmentRefusal } from '@carebatch/core/wire'
import { errorWords } from './error-words.ts'

/** Why a document was not taken, and what to do. */
export function refusalWords(error: CareBatchError): string {
  if (error.code === 'request-too-large') return msg('It is larger than 10 MB. Make it smaller, or split it.')
  const why = attachmentRefusals.find((code) => code === error.details['why'])
  return why === undefined ? errorWords(error).title : words[why]()
}

const words: Readonly<Record<AttachmentRefusal, () => string>> = {
  'kind-not-allowed': () => msg('Use a PDF, a Word document, RTF, a picture or plain text.'),
  'name-and-content-differ': () =>
    msg('Its name says one kind of file, and it is another. Save it anew from the program it was made with.'),
  'holds-macros': () => msg('It holds macros. Save it without them, for example as a PDF.'),
  'holds-active-content': () =>
    msg('It holds a script or another file. Print it to a new PDF, and choose that one.'),
  'is-encrypted': () => msg('It is protected by a password. Save it without one.'),
  'unpacks-too-large': () => msg('It unpacks to far more than a document. Save it anew.'),
  'is-damaged': () => msg('It cannot be read to its end. Save it anew, and look whether it opens.'),
  'found-by-scanner': () => msg('The virus scanner found something in it. Tell your IT support.'),
}

/** Where the document seems to be about one person, and by what. */
export function findingWords({ where, kind }: DraftAttachment['findings'][number]): string {
  return `${where === 'name' ? msg('In its name') : msg('In its text')}: ${kindWords(kind)}`
}

function kindWords(kind: string): string {
  switch (kind) {
    case 'nhs-number':
      return msg('an NHS number')
    case 'phone-number':
      return msg('a phone number')
    case 'email-address':
      return msg('an email address')
    case 'date-of-birth':
      return msg('a date of birth')
    case 'name':
      return msg('a name')
    case 'link-shortener':
      return msg('a short link that hides where it leads')
    default:
      return msg('something that is filled for one person')
  }
}
