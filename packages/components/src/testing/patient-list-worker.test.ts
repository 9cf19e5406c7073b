import { expect } from '@open-wc/testing'
import { readPatientList, type PatientList } from '@carebatch/core'
import { patientListWorker } from '@carebatch/core/worker'

const options = { clinicalSystem: 'systmone', today: '2026-11-24', allowTestNumbers: true }
const header = 'NHS Number,Mobile Number,Date of Birth,Name\n'
const text = `${header}999 054 8609,O7700 900118,03/02/1961,"OKAFOR, Anthony"\n999 000 0018,none,,Owen\n`
const long = `${header}${'999 054 8609,07700 900118,03/02/1961,Joe\n'.repeat(60_000)}`

const said = ({ rows, issues, repairs, headers }: PatientList) => ({
  rows: [...rows],
  issues,
  repairs,
  headers,
})

describe('patientListWorker in a browser', () => {
  // The address of a script of its own is only good for built packages; the bench asserts that way.
  for (const [ways, way] of [
    [['blob'], 'blob'],
    [[], 'page'],
    [['url', 'blob'], 'blob'],
  ] as const)
    it(`reads the same list by the ways ${ways.join(', ') || 'of the page alone'}`, async () => {
      const lists = patientListWorker({ ways })
      const seen: number[] = []
      const list = await lists.read(new File([text], 'list.csv'), {
        ...options,
        onProgress: (fraction) => seen.push(fraction),
      })
      expect(lists.way).to.equal(way)
      expect(said(list)).to.deep.equal(said(await readPatientList(text, options)))
      expect(seen.at(-1)).to.equal(1)
      lists.close()
    })

  for (const ways of [['blob'], []] as const)
    it(`stops when it is told to, by the ways ${ways.join() || 'of the page'}`, async () => {
      const lists = patientListWorker({ ways })
      const cancelling = new AbortController()
      const reading = lists.read(long, {
        ...options,
        signal: cancelling.signal,
        onProgress: () => cancelling.abort(new Error('changed my mind')),
      })
      const outcome = await reading.then(
        () => 'read',
        (error: unknown) => String(error),
      )
      expect(outcome).to.equal('Error: changed my mind')
      expect((await lists.read(text, options)).rows.length).to.equal(2)
      lists.close()
    })

  it('goes on without a worker whose script is not there, and says nothing of it', async () => {
    const lists = patientListWorker({ worker: () => new Worker('/no-such-script.js'), ways: [] })
    expect((await lists.read(text, options)).rows.length).to.equal(2)
    expect(lists.way).to.equal('page')
    lists.close()
  })
})
