/** Cells of a CSV text by RFC 4180, read on our own: what our code wrote must not be judged by our code. */
export function csvCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    const isAfterLast = quoted === undefined && plain === '' && end === '' && rows.at(-1)?.length === 0
    if (isAfterLast) break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '') break
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}
