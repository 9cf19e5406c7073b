import { parseEmailAddress, type EmailAddress } from '../primitives/email-address.ts'
import type { CellIssue, CellReading } from './cell-reading.ts'
import { removeApostrophe, removeExcelFormula, unwrap } from './mends.ts'
import { readMended } from './read-mended.ts'

const mends = [removeExcelFormula, removeApostrophe]

/** Reads the cell of an email address that was given. */
export function readEmail(text: string): CellReading<EmailAddress> {
  return readMended(text, parseWithoutMark, mends) ?? { issue: problem(unwrap(text)) }
}

/** An apostrophe may begin an address by the rules of mail; in a list it is what a spreadsheet left. */
function parseWithoutMark(text: string): EmailAddress | undefined {
  return text.startsWith("'") || text.startsWith('=') ? undefined : parseEmailAddress(text)
}

function problem(text: string): CellIssue {
  const inside = new Set(
    text.split(/[\s,;<>()[\]"|]+|\/|mailto:/i).flatMap((part) => parseEmailAddress(part) ?? []),
  )
  const [suggestion] = inside
  return { code: inside.size > 1 ? 'email-address-two' : 'email-address-invalid', suggestion }
}
