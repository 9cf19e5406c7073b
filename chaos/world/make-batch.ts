import type { Batch, NewBatch } from '@carebatch/core/wire'
import type { Engine } from '@carebatch/server-adapter/engine/engine'
import type { Patient } from './patients.ts'
import { priya } from './surgery.ts'

/** A looked-up list of these patients. */
export async function makeList(engine: Engine, people: readonly Patient[]): Promise<string> {
  const { id } = await engine.createPatientList(priya, {
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    rows: people.length,
    contactDetailsFromList: false,
  })
  const rows = people.map(({ row }) => row)
  for (let at = 0; at < rows.length; at += 1_000)
    await engine.putListRows(priya, id, rows.slice(at, at + 1_000))
  await engine.lookUpList(priya, id)
  await engine.settle()
  return id
}

export function newBatch(list: string, people: readonly Patient[], more: Partial<NewBatch> = {}): NewBatch {
  return {
    name: 'Flu vaccination',
    batchType: 'message',
    patientList: list,
    message: { subject: 'Your vaccination', body: 'Please call us to book.', greeting: false },
    schedule: { kind: 'now' },
    expected: { patients: people.length, contactable: people.filter(({ way }) => way !== 'nothing').length },
    ...more,
  }
}

/** Confirmed, and nothing has left yet. */
export async function makeBatch(
  engine: Engine,
  people: readonly Patient[],
  more: Partial<NewBatch> = {},
): Promise<Batch> {
  const list = await makeList(engine, people)
  return engine.confirmBatch(priya, newBatch(list, people, more), `key-${list}`)
}
