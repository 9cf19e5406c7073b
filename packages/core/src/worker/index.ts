export {
  patientListWorker,
  type ListReadingWay,
  type PatientListWorker,
  type PatientListWorkerOptions,
} from './patient-list-worker.ts'
export { trustedTypesPolicy } from './trusted-script-url.ts'
