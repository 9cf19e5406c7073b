import { patientListWorker, type PatientListWorkerOptions } from '@carebatch/core/worker'

/** What the tests call in the page. */
export interface ReadListPage {
  /** Reads a list of SystmOne; by which way, and how many rows and issues there are. */
  readonly read: (text: string, options?: PatientListWorkerOptions) => Promise<ListRead>
}

export interface ListRead {
  readonly way: string | undefined
  readonly rows: number
  readonly issues: number
}

declare global {
  interface Window {
    readListPage: ReadListPage
  }
}

window.readListPage = {
  async read(text, options) {
    const lists = patientListWorker(options)
    const { rows, issues } = await lists.read(new Blob([text]), {
      clinicalSystem: 'systmone',
      today: '2026-11-24',
      allowTestNumbers: true,
    })
    return { way: lists.way, rows: rows.length, issues: issues.length }
  },
}
