import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { editableList, editPatientList, type PatientListEdit } from './edit-patient-list.ts'
import type { EditedPatientList } from './edit-types.ts'
import { readPatientList } from './read-patient-list.ts'
import { readSavedList } from './read-saved-list.ts'
import { cellsToSave, savedSource, type SavedRow } from './saved-list.ts'

const options = { clinicalSystem: 'systmone', today: '2026-11-24', allowTestNumbers: true } as const

/** What a server keeps of a list: JSON. */
function saved(list: EditedPatientList): {
  readonly source: ReturnType<typeof savedSource>
  readonly rows: readonly SavedRow[]
} {
  const cells = cellsToSave(list.asRead)
  const rows = [...list.rows].map((row) => ({
    ...row,
    phone: row.phone?.e164,
    ...list.decisions.get(row.line),
    ...cells(list, row.line),
  }))
  return JSON.parse(JSON.stringify({ source: savedSource(list.asRead), rows })) as ReturnType<typeof saved>
}

async function again(list: EditedPatientList, clinicalSystem = 'systmone'): Promise<EditedPatientList> {
  const { source, rows } = saved(list)
  return readSavedList(source, rows, { ...options, clinicalSystem })
}

const sorted = (marks: readonly unknown[]) => marks.map((mark) => JSON.stringify(mark)).toSorted()

function assertSame(now: EditedPatientList, before: EditedPatientList): void {
  assert.deepEqual([...now.rows], [...before.rows])
  assert.deepEqual(sorted(now.issues), sorted(before.issues))
  assert.deepEqual(sorted(now.repairs), sorted(before.repairs))
  assert.deepEqual(now.notices, before.notices)
  assert.deepEqual(
    [now.headers, now.headerLine, now.mapping],
    [before.headers, before.headerLine, before.mapping],
  )
  assert.deepEqual(now.encoding, before.encoding)
}

const example = (name: string) =>
  readFileSync(new URL(`../../../../examples/patient-lists/${name}.csv`, import.meta.url))

for (const [name, clinicalSystem] of [
  ['dirty', 'systmone'],
  ['systmone', 'systmone'],
  ['emis-wales', 'emis-wales'],
  ['emis-england', 'emis-england'],
  ['sorted-apart', 'systmone'],
] as const) {
  test(`the list ${name} is the same without its file`, async () => {
    const list = editableList(await readPatientList(example(name), { ...options, clinicalSystem }))
    assertSame(await again(list, clinicalSystem), list)
  })
}

const text = `Larkfield Surgery;;;;
NHS Number;Mobile Number;Date of Birth;Title;First name;Surname;Clinic
999 054 8609;07700 900118;03/02/1961;Mr;Joe;Okafor;Tuesday
999 000 0018;O7700 900119;1961-02-04;;Owen;van der Berg;"Tuesday; late"
999 000 0026;not a number;05/02/61;;Priya;Nandi;Friday;beyond
999 000 0026;07700900120;;;Priya;Nandi
"999 000 0034;07700900121;06/02/1961;;Ann;Lee;Friday
`

const edits: readonly PatientListEdit[] = [
  { kind: 'cell', line: 5, column: 'phone', text: '07700 900122' },
  { kind: 'cell', line: 6, column: 'email', text: 'priya@example.com' },
  { kind: 'leave-out', lines: [3] },
  { kind: 'choose', line: 6 },
]

test('a damaged list is the same again, with what staff typed and decided', async () => {
  const read = editableList(await readPatientList(text, options))
  assertSame(await again(read), read)
  const edited = edits.reduce((list, edit) => editPatientList(list, edit, options).list, read)
  const now = await again(edited)
  assertSame(now, edited)
  assert.deepEqual([...now.changedLines].toSorted(), [...edited.changedLines].toSorted())
  for (const { line } of edited.rows) {
    assert.deepEqual(
      { ...now.decisions.get(line) },
      { ...noDecision(edited, line), ...edited.decisions.get(line) },
    )
    assert.deepEqual(now.asRead.rows.length, edited.asRead.rows.length)
  }
  // What was typed is taken back by typing again, and not lost as the reading of the file.
  assert.deepEqual(now.asRead.cells(5), edited.asRead.cells(5))
})

const noDecision = ({ decisions }: EditedPatientList, line: number) =>
  decisions.has(line) ? { leftOut: undefined, chosen: undefined, ignoreEmail: undefined } : {}

test('only lines that need it are saved with their cells', async () => {
  const list = editableList(await readPatientList(text, options))
  const withCells = saved(list).rows.filter(({ cells }) => cells !== undefined)
  assert.deepEqual(
    withCells.map(({ line }) => line),
    [4, 5, 6, 7],
  )
})

test('patients whom the host handed in are the same again', async () => {
  const patients = [
    {
      nhsNumber: '999 054 8609',
      phone: '07700 900118',
      dateOfBirth: '14/03/1971',
      name: 'Joe Okafor',
      Clinic: 'A, b',
    },
    { nhsNumber: '9990000018', phone: 'x', dateOfBirth: '15/03/1971', name: 'PRYCE, Owen (Mr)', Clinic: '' },
  ]
  const list = editableList(await readPatientList(patients, options))
  assertSame(await again(list), list)
})
