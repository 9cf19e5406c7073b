import { parseNhsNumber } from '@carebatch/core'

const header = 'NHS Number,Telecom Number (Mobile Number),Date of Birth,Patient Name,Email Address,Clinic'

/** A list of 6 columns: in every 50th row something to mend, in every 70th something wrong, every 500th patient twice. */
export function listText(patients: number): string {
  const lines: string[] = []
  let digits = 9_990_000_000
  for (let index = 0; index < patients; index += 1) {
    let nhsNumber: string | undefined
    while (nhsNumber === undefined) nhsNumber = parseNhsNumber(String((digits += 1)))
    if (index % 500 === 499) nhsNumber = lines[index - 1]?.slice(0, 10) ?? nhsNumber
    lines.push(line(nhsNumber, index))
  }
  return `${header}\r\n${lines.join('\r\n')}\r\n`
}

/** No fiction number: real lists need the look at the numbering plan. */
function line(nhsNumber: string, index: number): string {
  const mobile = `079${String(12_000_000 + ((index * 7_919) % 900_000))}`
  const phone = index % 50 === 0 ? `O${mobile.slice(1)}` : index % 70 === 0 ? `${mobile} (mum)` : mobile
  const email = index % 5 === 0 ? `patient${String(index)}@example.com` : ''
  return `${nhsNumber},${phone},02/11/1968,"BLOGGS, Joe",${email},Room 4`
}
