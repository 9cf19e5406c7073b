import { formatNhsNumber, parseNhsNumber, type NhsNumber } from '../primitives/nhs-number.ts'
import type { CellIssue, CellReading } from './cell-reading.ts'
import { removeApostrophe, removeDecimalZero, removeExcelFormula, replaceLetterO, unwrap } from './mends.ts'
import { readMended } from './read-mended.ts'

const mends = [removeExcelFormula, removeApostrophe, removeDecimalZero, replaceLetterO]
/** HMRC's pattern, its own example QQ 12 34 56 C included. */
const nationalInsurance = /^[A-Z]{2}\d{6}[A-D]$/i
const eNotation = /^\d+(?:[.,]\d+)?e\+?\d+$/i
const tenDigits = /(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)/g

/** Reads the cell of an NHS number that was given. */
export function readNhsNumber(text: string): CellReading<NhsNumber> {
  return readMended(text, parseNhsNumber, mends) ?? { issue: problem(unwrap(text)) }
}

function problem(text: string): CellIssue {
  if (eNotation.test(text)) return { code: 'nhs-number-e-notation' }
  if (nationalInsurance.test(text.replace(/[\s-]/g, '')))
    return { code: 'nhs-number-is-national-insurance-number' }
  return { code: 'nhs-number-invalid', suggestion: onlyNumberIn(text) }
}

/** The NHS number beside a text, if there is exactly one. */
function onlyNumberIn(text: string): string | undefined {
  const found = (text.match(tenDigits) ?? []).flatMap((digits) => parseNhsNumber(digits) ?? [])
  const [only] = found
  return only !== undefined && found.length === 1 ? formatNhsNumber(only) : undefined
}
